import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { StreamError, toStreamError } from '@millrace/base'
import type { ConverterDefinition } from '../converters/converter.ts'
import { converters as ownConverters } from '../converters/converters.ts'
import type { Predicate } from '../predicates/define-predicate.ts'
import { predicates, transforms } from '../transforms/built-in.ts'
import type { Transform } from '../transforms/define-transform.ts'
import { type Connector, type PluginSet, pluginSet } from './plugin-set.ts'

/** A package's name, and perhaps one of its entries. Nothing that leads anywhere else: no path, no URL, no step upwards. */
const packageName = /^(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*$/

type Plugin = Connector | Transform | Predicate | ConverterDefinition

const refuse = (name: string, message: string, cause?: unknown): StreamError =>
  new StreamError('INVALID_CONFIG', message, { cause, context: { key: 'plugins', package: name } })

/** The file of the package's entry, looked for as a module in each of the folders would. */
function find(name: string, from: readonly string[]): string {
  if (!packageName.test(name)) {
    throw refuse(name, `'${name}' is no name of a package: plugins are packages that are installed, and no files`)
  }
  let why: unknown
  for (const folder of from) {
    try {
      const found = createRequire(path.join(path.resolve(folder), 'plugins.js')).resolve(name)
      if (path.isAbsolute(found)) return found
      throw refuse(name, `'${name}' is a part of Node.js, and no package with plugins`)
    } catch (error) {
      why = error
    }
  }
  const [line = ''] = why instanceof Error ? why.message.split('\n') : []
  throw refuse(name, `the package ${name} can't be found: ${line}; install it beside the worker with npm`, why)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What defineSource, defineSink, defineTransform, definePredicate and defineConverter make, also if another copy of this package did. */
function isPlugin(value: unknown): value is Plugin {
  if (!isObject(value)) return false
  if (typeof value['className'] === 'string')
    return typeof value['create'] === 'function' && Array.isArray(value['uses'])
  const kinds: readonly unknown[] = ['source', 'sink', 'transform', 'predicate']
  return kinds.includes(value['kind']) && typeof value['name'] === 'string' && typeof value['configure'] === 'function'
}

/** All that a module exports, one by one or in arrays. */
async function pluginsOf(name: string, from: readonly string[]): Promise<readonly Plugin[]> {
  const file = find(name, from)
  let exported: Readonly<Record<string, unknown>>
  try {
    exported = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw toStreamError(error, 'INVALID_CONFIG', `the package ${name} can't be loaded`)
  }
  // What a CommonJS module exports comes as one default.
  const all = exported['default']
  const found = [...Object.values(exported), ...(isObject(all) ? Object.values(all) : [])].flat().filter(isPlugin)
  if (found.length > 0) return [...new Set(found)]
  throw refuse(name, `the package ${name} exports no connector, transform, predicate or converter`)
}

const namesOf = (plugin: Plugin): readonly string[] =>
  'className' in plugin ? [plugin.className] : [plugin.name, ...plugin.aliases]

/**
 * All that connector configs can name of these packages, besides what this package brings. Packages are looked for from the folders `from` on, the
 * first one first, as a module there would look for them; nothing but what is installed is loaded. Throws INVALID_CONFIG for a package that is
 * not there or has no plugins, and for two plugins of one kind that have one name.
 */
export async function loadPlugins(
  packages: readonly string[],
  { from }: { readonly from: readonly string[] },
): Promise<PluginSet> {
  const found: Plugin[] = []
  const owners = new Map<string, string>()
  for (const name of new Set(packages)) {
    for (const plugin of await pluginsOf(name, from)) {
      if (found.includes(plugin)) continue
      found.push(plugin)
      for (const called of namesOf(plugin)) {
        const kind = 'className' in plugin ? 'converter' : plugin.kind
        const of = ['source', 'sink'].includes(kind) ? 'connector' : kind
        const other = owners.get(`${of} ${called}`)
        if (other !== undefined)
          throw refuse(name, `the packages ${other} and ${name} both have a ${of} ${called}: name one of them`)
        owners.set(`${of} ${called}`, name)
      }
    }
  }
  const ofKind = <Kind extends Exclude<Plugin, ConverterDefinition>['kind']>(...kinds: readonly Kind[]) =>
    found.filter(
      (plugin): plugin is Extract<Plugin, { kind: Kind }> =>
        'kind' in plugin && kinds.some((kind) => kind === plugin.kind),
    )
  return pluginSet(ofKind('source', 'sink'), {
    transforms: transforms.with(ofKind('transform')),
    predicates: predicates.with(ofKind('predicate')),
    converters: [...ownConverters, ...found.filter((plugin) => 'className' in plugin)],
  })
}
