import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { endWithUs } from './end-with-us.ts'

class Child extends EventEmitter {
  readonly killedWith: string[] = []
  kill(signal: string): boolean {
    return this.killedWith.push(signal) > 0
  }
}

const listeners = () => ['exit', 'SIGINT', 'SIGTERM'].map((event) => process.listenerCount(event))

test('what still runs is killed when this process ends, and nothing is listened for once nothing runs', () => {
  const before = listeners()
  const others = process.rawListeners('exit')
  const children = Array.from({ length: 20 }, () => new Child())
  for (const child of children) endWithUs(child as unknown as ChildProcess)
  expect(listeners()).toEqual(before.map((count) => count + 1))
  const [first, ...rest] = children
  first?.emit('exit', 0)
  // What the end of the process would call, without ending it.
  const ours = process.rawListeners('exit').filter((listener) => !others.includes(listener))
  for (const listener of ours) (listener as unknown as { readonly listener: () => void }).listener()
  expect(first?.killedWith).toEqual([])
  expect(rest.map(({ killedWith }) => killedWith)).toEqual(rest.map(() => ['SIGKILL']))
  for (const child of rest) child.emit('exit', null)
  expect(listeners()).toEqual(before)
})
