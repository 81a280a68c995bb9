import { fileURLToPath } from 'node:url'
import type { PluginSet } from '@millrace/connect'
import { devPlugins } from '../dev/dev-connect.ts'

/** What a config may name that is used here, and not by a worker: what comes along, and the packages that were said. */
export async function pluginsOf(named: readonly string[]): Promise<PluginSet> {
  const { loadPlugins } = await import('@millrace/connect')
  const from = [fileURLToPath(new URL('..', import.meta.url)), process.cwd()]
  return loadPlugins([...new Set([...devPlugins, ...named])], { from })
}
