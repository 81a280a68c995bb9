import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loads an ES module: by the path of its file, from the working folder on, or by the name of a package. */
export async function loadModule(name: string): Promise<Readonly<Record<string, unknown>>> {
  const isPath = name.startsWith('.') || path.isAbsolute(name)
  const loaded: unknown = await import(isPath ? pathToFileURL(path.resolve(name)).href : name)
  return loaded as Readonly<Record<string, unknown>>
}
