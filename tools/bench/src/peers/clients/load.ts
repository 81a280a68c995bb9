import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Imports a package that is installed in `folder`, outside of this workspace. What it exports is known by `Shape` alone. */
export async function load<Shape>(folder: string, name: string): Promise<Shape> {
  const file = createRequire(path.join(folder, 'package.json')).resolve(name)
  const loaded = (await import(pathToFileURL(file).href)) as Shape & { readonly default?: Shape }
  return loaded
}
