import { StreamError } from '@millrace/base'
import { parseProperties } from '@millrace/connect'

/** Plain text of a value; undefined for what is none. */
function plain(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined
}

/**
 * The keys of a worker in a file's text: JSON, whose objects may be nested (`{"listener": {"port": 8083}}` is `listener.port`) and whose lists
 * become texts divided by commas, or the properties of Java for a file whose name ends so. Throws INVALID_CONFIG that names the file.
 */
export function parseConfigFile(text: string, file: string): ReadonlyMap<string, string> {
  if (file.endsWith('.properties')) return parseProperties(text)
  const refuse = (message: string, cause?: unknown): StreamError =>
    new StreamError('INVALID_CONFIG', `${file}: ${message}`, { cause, context: { file } })
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    const hint = 'it must be an object of JSON, or have a name that ends in .properties'
    throw refuse(`${error instanceof Error ? error.message : String(error)}: ${hint}`, error)
  }
  const entries = new Map<string, string>()
  const add = (value: unknown, name: string): void => {
    const list: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined
    const items = list?.map(plain)
    const found = list === undefined ? plain(value) : items?.includes(undefined) === true ? undefined : items?.join(',')
    if (found !== undefined) {
      if (entries.has(name)) throw refuse(`${name} is given twice`)
      entries.set(name, found)
      return
    }
    if (typeof value !== 'object' || value === null || list !== undefined) throw refuse(`${name} must have one value`)
    for (const [key, inner] of Object.entries(value)) add(inner, `${name}.${key}`)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refuse('it must be an object')
  for (const [key, value] of Object.entries(parsed)) add(value, key)
  return entries
}
