/** A part of an option's text that stands for a secret, in the syntax of Kafka's config providers: `${env:NAME}` or `${file:PATH:KEY}`. */
export interface SecretReference {
  /** All of it, as it stands in the option. */
  readonly text: string
  readonly provider: 'env' | 'file'
  /** Of a file; empty for `env`. */
  readonly path: string
  readonly key: string
}

const pattern = /\$\{(env|file):([^}]*)\}/g
// A drive's letter has a colon of its own.
const pathAndKey = /^((?:[A-Za-z]:(?=[\\/]))?[^:]*):(.*)$/s

/** The references in an option's text, in their order. Providers that there are not make none: such a text stays what it is, as with Kafka. */
export function referencesIn(text: string): readonly SecretReference[] {
  return [...text.matchAll(pattern)].map(([whole, provider, rest = '']) => {
    if (provider === 'env') return { text: whole, provider, path: '', key: rest }
    const [, path = '', key = ''] = pathAndKey.exec(rest) ?? []
    return { text: whole, provider: 'file', path, key }
  })
}

/** Whether an option's value is only known once its references are resolved. */
export function hasReference(value: unknown): value is string {
  return typeof value === 'string' && referencesIn(value).length > 0
}
