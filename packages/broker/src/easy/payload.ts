import { StreamError } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import { easyJsonSizeBytesMax } from '../limits.ts'
import { jsonTextOf, structuredValueOf } from './json-value.ts'

type WirePayload = millrace.easy.v1.Payload.$Properties

/** The bytes that a payload stands for; null for none. Throws INVALID_REQUEST naming the field if it does not say its form. */
export function bytesOf(payload: WirePayload | null | undefined, field: string): Buffer | null {
  if (payload === null || payload === undefined) return null
  const { text, json, base64 } = payload
  if (text !== null && text !== undefined) return Buffer.from(text)
  if (json !== null && json !== undefined) return Buffer.from(jsonTextOf(json))
  if (base64 !== null && base64 !== undefined) return Buffer.from(base64)
  throw new StreamError(
    'INVALID_REQUEST',
    `${field} says nothing: give it as {"text": ...}, {"json": ...} or {"base64": ...}, or leave it out for null`,
  )
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Bytes in the form that people can read best; undefined for null. */
export function payloadOf(bytes: Buffer | null): WirePayload | undefined {
  if (bytes === null) return undefined
  const text = textOf(bytes)
  if (text === undefined) return { base64: bytes }
  const json = bytes.length <= easyJsonSizeBytesMax ? structuredValueOf(text) : undefined
  return json === undefined ? { text } : { json }
}
