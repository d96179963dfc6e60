/** A component that can be replaced while the server runs. */
import type { HttpComponent } from '../host/component.ts';
import type { IsolatedComponent } from '../host/isolated.ts';

type Component = HttpComponent | IsolatedComponent;

/** One of the components that answer in turn. */
interface Serving {
  load: () => Promise<Component>;
  /** Null: it is not loaded yet, or could not be. */
  loading: Promise<Component> | null;
  /** Requests under way. */
  running: number;
}

export class ChangingComponent implements IsolatedComponent {
  #current: Serving;

  /** Requests go to the component of `load`, which is called at the first request, and again where it failed. */
  constructor(load: () => Promise<Component>) {
    this.#current = { load, loading: null, running: 0 };
  }

  /** From the next request on `component` answers; requests under way keep their component. */
  replaceBy(component: Component): void {
    this.replaceByLoaded(async () => component);
  }

  /** As `replaceBy`, for a component that is loaded at the next request. The earlier one is closed when it is idle. */
  replaceByLoaded(load: () => Promise<Component>): void {
    const earlier = this.#current;
    this.#current = { load, loading: null, running: 0 };
    if (earlier.running === 0) closeLoaded(earlier).catch(() => {});
  }

  async handle(
    ...[request]: Parameters<IsolatedComponent['handle']>
  ): ReturnType<IsolatedComponent['handle']> {
    const serving = this.#current;
    serving.running++;
    try {
      serving.loading ??= serving.load().catch((error: unknown) => {
        serving.loading = null;
        throw error;
      });
      return await (await serving.loading).handle(request);
    } finally {
      serving.running--;
      if (serving !== this.#current && serving.running === 0) closeLoaded(serving).catch(() => {});
    }
  }

  async close(): Promise<void> {
    await closeLoaded(this.#current);
  }
}

/** Ends the component where it is loaded and has something to end. */
async function closeLoaded({ loading }: Serving): Promise<void> {
  const component = await loading?.catch(() => null);
  if (component && 'close' in component) await component.close();
}
