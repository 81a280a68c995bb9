import { closestName } from '@millrace/base'
import { invalidValue } from '../config/index.ts'
import type { PluginNames } from './define-transform.ts'

/** What stands after the last dot of a class's name. */
function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Plugins of one kind, by their names and aliases; also by an alias without its package, as Kafka Connect allows. */
export class Plugins<Plugin extends PluginNames> {
  readonly all: readonly Plugin[]
  readonly #byName: ReadonlyMap<string, Plugin>

  constructor(plugins: readonly Plugin[]) {
    this.all = plugins
    const simple = plugins.flatMap((plugin) =>
      (plugin.aliases ?? []).map((alias) => [simpleName(alias), plugin] as const),
    )
    const whole = plugins.flatMap((plugin) =>
      [plugin.name, ...(plugin.aliases ?? [])].map((name) => [name, plugin] as const),
    )
    this.#byName = new Map([...simple, ...whole])
  }

  /** The names that configs have them under elsewhere, in order: what a form may offer. */
  get classNames(): readonly string[] {
    return this.all.map(({ name, aliases = [] }) => aliases[0] ?? name).sort()
  }

  /** The one of that name, if there is one. */
  find(name: string): Plugin | undefined {
    return this.#byName.get(name)
  }

  /** Why there is none of that name, and which was probably meant, or which there are. */
  whyMissing(name: string): string {
    const variants = [...this.#byName.keys()].filter((known) => known.startsWith(`${name}$`))
    if (variants.length > 0) return `This class is abstract and cannot be created. Did you mean ${variants.join(', ')}?`
    const meant = closestName(simpleName(name), this.#byName.keys())
    const hint = meant === undefined ? `There are: ${this.classNames.join(', ') || 'none'}` : `Did you mean ${meant}?`
    return `Class ${name} could not be found. ${hint}`
  }

  /** The one of that name. Throws INVALID_CONFIG about `option` if there is none. */
  named(name: string, option: string): Plugin {
    const plugin = this.find(name)
    if (plugin === undefined) throw invalidValue(option, name, this.whyMissing(name))
    return plugin
  }

  /** These and others, which come first where names are the same. */
  with(others: readonly Plugin[]): Plugins<Plugin> {
    return new Plugins([...this.all, ...others])
  }
}
