import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { configError } from '@millrace/connect'
import type { WebhookConfig } from './webhook-config.ts'

/** Tells requests from those that they have to be from; in the same time for what is nearly right as for what is wrong. */
export interface Check {
  /** Whether the body is needed for it; without that nothing of a stranger's body is read. */
  readonly takesBody: boolean
  passes(headers: IncomingHttpHeaders, body: Uint8Array): boolean
}

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/** Texts of any lengths are compared by their digests, which have one. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

function single(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

/** What a config asks of requests; undefined if nothing. Throws INVALID_CONFIG. */
export function checkOf(config: WebhookConfig): Check | undefined {
  const { 'webhook.auth.type': type, 'webhook.auth.secret': secret } = config
  if (type === 'NONE') {
    if (secret === null) return undefined
    throw configError(
      'webhook.auth.type',
      'there is a webhook.auth.secret, and webhook.auth.type is NONE: say BEARER or HMAC',
    )
  }
  if (secret === null || secret.reveal() === '') {
    throw configError('webhook.auth.secret', `webhook.auth.type is ${type}, which takes a webhook.auth.secret`)
  }
  if (type === 'BEARER') {
    const wanted = `Bearer ${secret.reveal()}`
    return {
      takesBody: false,
      passes: (headers) => same(single(headers, 'authorization').replace(/^bearer +/i, 'Bearer '), wanted),
    }
  }
  const {
    'webhook.hmac.header': header,
    'webhook.hmac.algorithm': algorithm,
    'webhook.hmac.encoding': encoding,
    'webhook.hmac.prefix': prefix,
  } = config
  return {
    takesBody: true,
    passes(headers, body) {
      const signature = createHmac(algorithm, secret.reveal()).update(body).digest(encoding)
      return same(single(headers, header.toLowerCase()), `${prefix}${signature}`)
    },
  }
}
