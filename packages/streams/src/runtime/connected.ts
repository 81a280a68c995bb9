import { StreamError } from '@millrace/base'
import { type Client, connect } from '@millrace/client'
import type { RunOptions, RunSettings } from './options.ts'

/** The client that a copy was given, or one of its own. Throws INVALID_CONFIG if it knows no broker. */
export async function connected(
  applicationId: string,
  { client, brokers, signal }: RunOptions,
  { logger }: RunSettings,
): Promise<Client> {
  if (client !== undefined) return client
  if (brokers !== undefined) return connect({ brokers, clientId: applicationId, logger, signal })
  throw new StreamError(
    'INVALID_CONFIG',
    `application ${applicationId} knows no broker: give streams() or run() \`brokers\``,
  )
}
