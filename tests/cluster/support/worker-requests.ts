import { expect, vi } from 'vitest'
import type { StatusInfo } from '@millrace/connect'

/** Asks the REST API of a worker. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const headers = { 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) }
  const response = await fetch(`${url}${path}`, { method, ...sent })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as unknown }
}

/** Resolves once something is so. */
export function eventually(isSo: () => unknown): Promise<void> {
  return vi.waitFor(
    async () => {
      await isSo()
    },
    { timeout: 60_000, interval: 20 },
  )
}

/** Resolves once a worker leads its group, or knows who does. */
export function isReady(url: string): Promise<void> {
  return eventually(async () => expect((await send(url, 'PUT', '/connectors/none/resume')).status).toBe(404))
}

/** The worker that runs each task of a connector that runs altogether. */
export async function placement(url: string, name: string, count: number): Promise<readonly string[]> {
  const { status, body } = await send(url, 'GET', `/connectors/${name}/status`)
  expect(status).toBe(200)
  const { connector, tasks } = body as StatusInfo
  expect([connector, ...tasks].map(({ state, trace }) => trace ?? state)).toEqual(
    Array.from({ length: count + 1 }, () => 'RUNNING'),
  )
  return tasks.map(({ worker_id: id }) => id)
}

/** A worker, as requests and statuses name it. */
export interface Served {
  readonly url: string
  readonly id: string
}

/** Resolves once the tasks of a connector run, so many on each of these workers. */
export function isShared(asked: Served, name: string, shares: readonly (readonly [Served, number])[]): Promise<void> {
  return eventually(async () => {
    const count = shares.reduce((sum, [, share]) => sum + share, 0)
    const places = await placement(asked.url, name, count)
    expect(shares.map(([{ id }]) => places.filter((place) => place === id).length)).toEqual(shares.map(([, n]) => n))
  })
}
