import { present, StreamError } from '@millrace/base'
import { atLeast, configSchema, option, type RawConfig } from '../config/index.ts'
import type { TaskPlan } from '../connectors/connector.ts'
import { configError } from '../data/errors.ts'
import type { Connector } from '../plugins/plugin-set.ts'
import { resolveConfig } from '../secrets/resolve-config.ts'
import { noSecrets } from '../secrets/secrets.ts'
import { runSinkTask, runSourceTask } from '../tasks/run-task.ts'
import type { SourceRunOptions, TaskRunOptions } from '../tasks/task-parts.ts'

const tasksConfig = configSchema({
  'tasks.max': option.int({ default: 1, importance: 'HIGH', doc: 'The most tasks.', validate: atLeast(1) }),
})

/** The tasks of a connector whose config was tried. */
async function planned(
  connector: Connector,
  config: RawConfig,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<readonly TaskPlan[]> {
  const configured = connector.configure(config)
  const problems = await configured.check(signal)
  signal.throwIfAborted()
  const problem = problems.find(({ mayPass = false }) => !mayPass) ?? problems[0]
  if (problem !== undefined) {
    const message = `${problem.option} of ${name}: ${problem.message}`
    if (problem.mayPass !== true) throw configError(problem.option, message)
    throw new StreamError('BROKER_UNAVAILABLE', message, { context: { key: problem.option } })
  }
  return configured.plan(tasksConfig.parse(config)['tasks.max'])
}

/**
 * Tries a connector's config, and divides its work: here, or where it is run. INVALID_CONFIG if the connector finds something wrong, BROKER_UNAVAILABLE if
 * that may pass: what it is to read or write does not answer.
 */
export async function planTasks(
  connector: Connector,
  options: Pick<TaskRunOptions, 'name' | 'config' | 'signal' | 'secrets' | 'logger'>,
): Promise<readonly TaskPlan[]> {
  if (connector.host !== undefined) return connector.host.plan(options)
  // Tasks resolve references for themselves, each time they begin: a secret may be another one by then.
  const { config, redactor } = await resolveConfig(options.config, options.secrets ?? noSecrets)
  return planned(connector, config, options).catch((error: unknown) => {
    throw redactor.error(error)
  })
}

/** Runs a task of a source, which needs `offsetsTopic`, or of a sink, until it ends or is told to: here, or where the connector is run. */
export function runTask(
  connector: Connector,
  options: TaskRunOptions & Partial<Pick<SourceRunOptions, 'offsetsTopic' | 'exactlyOnce'>>,
): Promise<void> {
  if (connector.host !== undefined) return connector.host.run(options)
  if (connector.kind === 'sink') return runSinkTask(connector, options)
  const offsetsTopic = present(options.offsetsTopic, 'a source has offsetsTopic')
  return runSourceTask(connector, { ...options, offsetsTopic })
}
