import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A request to Kafka Connect's REST API, and what it answered; see the README of the folder. */
export interface RestStep {
  readonly step: number
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly rawBody?: string
  readonly status: number
  readonly alsoStatus?: readonly number[]
  readonly gist?: readonly string[]
  readonly response?: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown }
  readonly eventually?: number
  readonly volatile?: readonly string[]
  readonly unordered?: readonly string[]
  readonly subset?: readonly (string | { readonly path: string; readonly by: readonly string[] })[]
}

/** The steps of a file of recorded answers, `{{name}}` replaced by what `fill` has for it. */
export function restSteps(file: string, fill: Readonly<Record<string, string>> = {}): readonly RestStep[] {
  const bytes = readFileSync(new URL(`../../../packages/connect/golden/rest/${file}`, import.meta.url))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => fill[name] ?? whole)
  return filled
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RestStep)
}

/** `$..a`, `$.a[*].b` as a pattern of the paths that {@link difference} makes: `.a.0.b`. */
function pattern(path: string): RegExp {
  const source = path
    .slice(1)
    .replaceAll('[*]', '.*')
    .split(/(\.\.|\.)/)
    .map((part) => {
      if (part === '..') return String.raw`(?:\.[^.]+)*\.`
      if (part === '.') return String.raw`\.`
      return part === '*' ? '[^.]+' : part.replaceAll(/[$()+?^{}|\\[\]-]/g, String.raw`\$&`)
    })
    .join('')
  return new RegExp(`^${source}$`)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first place where `actual` is not as a step expects; undefined if there is none. */
function difference(step: RestStep, expected: unknown, actual: unknown, at = ''): string | undefined {
  // Names of connectors and topics have dots in none of the files.
  const among = (paths: readonly string[] | undefined): boolean => paths?.some((one) => pattern(one).test(at)) ?? false
  const kind = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
  const differs = `${at || '.'}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`
  if (among(step.volatile)) {
    if (actual === undefined) return expected === null ? undefined : differs
    return actual === null || expected === null || kind(actual) === kind(expected) ? undefined : differs
  }
  const subset = step.subset?.find((one) => pattern(typeof one === 'string' ? one : one.path).test(at))
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return differs
    const found: readonly unknown[] = actual
    if (subset === undefined && found.length !== expected.length) return differs
    if (subset === undefined && !among(step.unordered)) {
      return expected.map((one, index) => difference(step, one, found[index], `${at}.${index}`)).find(Boolean)
    }
    const wanted: readonly unknown[] = expected
    const lost = wanted.find((one) => found.every((other) => difference(step, one, other, `${at}.0`) !== undefined))
    return lost === undefined ? undefined : `${at || '.'}: nothing like ${JSON.stringify(lost)}`
  }
  if (!isObject(expected)) return Object.is(expected, actual) ? undefined : differs
  if (!isObject(actual)) return differs
  const stray = subset === undefined ? Object.keys(actual).find((name) => !(name in expected)) : undefined
  if (stray !== undefined) return `${at}.${stray}: unexpected ${JSON.stringify(actual[stray])}`
  return Object.entries(expected)
    .map(([name, value]) => difference(step, value, actual[name], `${at}.${name}`))
    .find(Boolean)
}

const methodsIn = (allow = ''): string => allow.split(',').toSorted().join(',')

/** What is not as recorded in an answer. */
function answerDifference(step: RestStep, response: Response, text: string): string | undefined {
  if (![step.status, ...(step.alsoStatus ?? [])].includes(response.status)) {
    return `status ${step.status} expected, got ${response.status} ${text.slice(0, 300)}`
  }
  const { headers, body: expected } = step.response ?? { headers: {}, body: null }
  if (headers['location'] !== undefined && response.headers.get('location') !== headers['location']) return 'location'
  if (
    headers['allow'] !== undefined &&
    methodsIn(response.headers.get('allow') ?? '') !== methodsIn(headers['allow'])
  ) {
    return `allow: ${String(response.headers.get('allow'))}`
  }
  const actual: unknown = text === '' ? null : JSON.parse(text)
  if (!isObject(expected) || !('error_code' in expected)) return difference(step, expected, actual)
  if (!isObject(actual) || actual['error_code'] !== response.status) return `no error: ${text}`
  const message = actual['message']
  if (typeof message !== 'string' || message === '') return `no message: ${text}`
  return step.gist?.find((word) => !message.toLowerCase().includes(word.toLowerCase()))
}

/** Does a step on a worker, or on its files; what is not as recorded. */
export async function doStep(url: string, step: RestStep): Promise<string | undefined> {
  const { method, path, body } = step
  if (method === 'WRITE_FILE') await writeFile(path, String(body))
  else if (method === 'APPEND_FILE') await appendFile(path, String(body))
  else if (method === 'READ_FILE') return difference(step, step.response?.body, await readFile(path, 'utf8'))
  else {
    const sent = step.rawBody ?? (body === undefined ? undefined : JSON.stringify(body))
    const headers = { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...step.headers }
    const response = await fetch(`${url}${path}`, { method, headers, ...(sent === undefined ? {} : { body: sent }) })
    return answerDifference(step, response, await response.text())
  }
  return undefined
}
