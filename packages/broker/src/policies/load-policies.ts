import { StreamError } from '@millrace/base'
import type { BrokerSettings, Policies } from '@millrace/metadata'

/** Loads a module by its name or by the path of its file: what it exports, by name. */
export type LoadModule = (name: string) => Promise<Readonly<Record<string, unknown>>>

type Validate = (request: unknown) => unknown

/**
 * The rules that `create.topic.policy.class.name` and `alter.config.policy.class.name` name: modules whose default export is a function
 * of a request, a class with a method `validate`, or an object with one. Rejects with INVALID_CONFIG for one that is not there or is none.
 */
export async function loadPolicies(settings: BrokerSettings, loadModule: LoadModule | undefined): Promise<Policies> {
  const { createTopicPolicyClassName, alterConfigPolicyClassName } = settings
  const load = (key: string, name: string | null): Promise<Validate> | undefined =>
    name === null ? undefined : loadPolicy(key, name, loadModule)
  return {
    createTopic: await load('create.topic.policy.class.name', createTopicPolicyClassName),
    alterConfig: await load('alter.config.policy.class.name', alterConfigPolicyClassName),
  }
}

async function loadPolicy(key: string, name: string, loadModule: LoadModule | undefined): Promise<Validate> {
  const refuse = (problem: string, cause?: unknown): StreamError =>
    new StreamError('INVALID_CONFIG', `${key} is '${name}', but ${problem}`, { cause, context: { key } })
  if (loadModule === undefined) throw refuse('this host loads no modules')
  let exported: unknown
  try {
    ;({ default: exported } = await loadModule(name))
  } catch (error) {
    throw refuse(`that can't be loaded: ${error instanceof Error ? error.message : String(error)}`, error)
  }
  const validate = validateOf(exported)
  if (validate === undefined) throw refuse('its default export is no function and has no method validate')
  return validate
}

function validateOf(exported: unknown): Validate | undefined {
  if (typeof exported === 'function') {
    const { prototype } = exported as { prototype?: unknown }
    if (!hasValidate(prototype)) return exported as Validate
    return validateOf(Reflect.construct(exported as new () => unknown, []))
  }
  return hasValidate(exported) ? (request) => exported.validate(request) : undefined
}

function hasValidate(value: unknown): value is { validate: Validate } {
  return typeof value === 'object' && value !== null && 'validate' in value && typeof value.validate === 'function'
}
