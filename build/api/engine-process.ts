/**
 * Runs the engine in a process of its own for half a minute, while the build shows progress. A thread would not do:
 * the engine's package needs the system's standard output.
 */
import type { Engine, EngineReply, EngineWork } from './engine.ts';

process.once('message', async ({ engine, input }: EngineWork) => {
  reply(await run(engine, input));
});
// The build has ended.
process.once('disconnect', () => process.exit());

async function run(url: string, input: EngineWork['input']): Promise<EngineReply> {
  try {
    const { componentize } = (await import(url)) as Engine;
    return { component: (await componentize(input)).component };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function reply(message: EngineReply): void {
  process.send?.(message, () => process.disconnect());
}
