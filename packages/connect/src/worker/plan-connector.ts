import type { Logger } from '@millrace/base'
import type { TaskPlan } from '../connectors/connector.ts'
import { configError } from '../data/errors.ts'
import type { Connector } from '../plugins/plugin-set.ts'
import { type ResolvedConfig, resolveConfig } from '../secrets/resolve-config.ts'
import { noSecrets, type Secrets } from '../secrets/secrets.ts'
import type { ConnectorConfig } from './config-store.ts'
import { planTasks } from './plan-and-run.ts'

/** What is to be planned. */
export interface PlanOptions {
  readonly name: string
  /** References in it stand for `secrets`. */
  readonly config: ConnectorConfig
  readonly secrets?: Secrets | undefined
  readonly signal: AbortSignal
  readonly logger?: Logger
}

/** The tasks of a connector. */
export interface ConnectorPlan {
  /** What tasks are told may have secrets in it. */
  readonly plans: readonly TaskPlan[]
  readonly resolved: ResolvedConfig
}

/** Tries a connector's config, and divides its work. Rejects with INVALID_CONFIG if the connector finds something wrong. */
export async function planConnector(
  connector: Connector,
  { secrets = noSecrets, ...options }: PlanOptions,
): Promise<ConnectorPlan> {
  const plans = await planTasks(connector, { ...options, secrets })
  return { plans, resolved: await resolveConfig(options.config, secrets) }
}

/**
 * What a task is told as it can be kept where others read it: what the connector copied from its config is a reference there if it was one before.
 * Throws INVALID_CONFIG if a secret is in it all the same.
 */
export function keptTaskConfig(
  config: ConnectorConfig,
  { options = {} }: TaskPlan,
  { config: resolved, redactor }: ResolvedConfig,
): ConnectorConfig {
  const told = Object.entries(options).map(([option, value]) => {
    if (resolved[option] === value && config[option] !== undefined) return [option, config[option]] as const
    if (redactor.text(value) === value) return [option, value] as const
    throw configError(option, `the connector tells its tasks a secret as ${option}, which others would read`)
  })
  return { ...config, ...Object.fromEntries(told) }
}
