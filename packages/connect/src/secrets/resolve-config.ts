import type { RawConfig } from '../config/index.ts'
import { Redactor } from './redactor.ts'
import { hasReference, referencesIn } from './references.ts'
import type { Secrets } from './secrets.ts'

/** A config whose references are resolved: for whoever works with it, and to be kept nowhere. */
export interface ResolvedConfig {
  readonly config: RawConfig
  /** Hides the secrets that are in it. */
  readonly redactor: Redactor
}

/** Puts secrets in place of the references in a config's options. Throws INVALID_CONFIG, which names the reference and no secret. */
export async function resolveConfig(config: RawConfig, secrets: Secrets): Promise<ResolvedConfig> {
  const found = new Set<string>()
  const resolved: Record<string, unknown> = { ...config }
  for (const [name, value] of Object.entries(config)) {
    if (!hasReference(value)) continue
    let text = ''
    let end = 0
    for (const reference of referencesIn(value)) {
      const secret = await secrets.resolve(reference)
      found.add(secret)
      const at = value.indexOf(reference.text, end)
      // A secret that looks like a reference is none.
      text += value.slice(end, at) + secret
      end = at + reference.text.length
    }
    resolved[name] = text + value.slice(end)
  }
  return { config: resolved, redactor: new Redactor(found) }
}
