/** A component that can be replaced while the server runs. */
import type { HttpComponent } from '../host/component.ts';
import type { IsolatedComponent } from '../host/isolated.ts';

export class ChangingComponent implements IsolatedComponent {
  #load: () => Promise<HttpComponent | IsolatedComponent>;
  #loading: Promise<HttpComponent | IsolatedComponent> | null = null;

  /** Requests go to the component of `load`, which is called at the first request. */
  constructor(load: () => Promise<HttpComponent | IsolatedComponent>) {
    this.#load = load;
  }

  /** From the next request on `component` answers; requests under way keep their component. */
  replaceBy(component: HttpComponent | IsolatedComponent): void {
    this.#load = async () => component;
    this.#loading = null;
  }

  async handle(
    ...[request]: Parameters<IsolatedComponent['handle']>
  ): ReturnType<IsolatedComponent['handle']> {
    this.#loading ??= this.#load();
    return (await this.#loading).handle(request);
  }

  async close(): Promise<void> {
    const component = await this.#loading?.catch(() => null);
    if (component && 'close' in component) await component.close();
  }
}
