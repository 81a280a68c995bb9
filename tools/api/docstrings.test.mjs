import { expect, test } from 'vitest'
import { root } from '../setup/workspace.mjs'
import { symbolCount, undocumented, undocumentedMethods } from './docstrings.mjs'
import { workspaceModules } from './entries.mjs'
import { Modules } from './modules.mjs'

/** Modules of a tree that is given as names and texts. */
const planted = (texts) =>
  new Modules({
    read: (file) => texts[file],
    resolve: (_, specifier) => (specifier.startsWith('./') ? specifier.slice(2) : undefined),
  })

const without = (texts) => undocumented(planted(texts), ['index.ts'])

test('a documented export is fine, whatever it is and however it gets out', () => {
  const texts = {
    'index.ts': `
      export { one } from './one.ts'
      export { two as second } from './one.ts'
      export type { Three } from './one.ts'
      export * from './more.ts'
      export { stranger } from 'another-package'
      /** Here. */
      export const here = 1
    `,
    'one.ts': `
      /** One. */
      export function one(a: string): void
      export function one(a: number): void
      export function one(a: unknown): void { void a }
      /** Two. */
      const two = 2
      export { two }
      /** Three. */
      export interface Three {}
    `,
    'more.ts': `
      import { here } from './index.ts'
      /** @internal Four. */
      export class Four { four = here }
      export * from './index.ts'
    `,
  }
  expect(without(texts)).toEqual([])
  expect(new Set(planted(texts).exportsOf('index.ts').keys())).toEqual(
    new Set(['Four', 'Three', 'here', 'one', 'second']),
  )
})

test.each([
  ['a function', `export function f() {}`, 'index.ts:1:1 f'],
  ['a constant', `\nexport const c = 1`, 'index.ts:2:1 c'],
  ['a class', `export class C {}`, 'index.ts:1:1 C'],
  ['an interface', `export interface I {}`, 'index.ts:1:1 I'],
  ['a type', `export type T = 1`, 'index.ts:1:1 T'],
  ['what is exported below', `const a = 1\nexport { a as b }`, 'index.ts:1:1 b'],
  ['one with a comment that is none', `// Said aside.\nexport const c = 1`, 'index.ts:2:1 c'],
  ['one with an empty comment', `/** */\nexport const c = 1`, 'index.ts:2:1 c'],
  ['one behind the comment of another', `/** A. */\nexport const a = 1\nexport const b = 2`, 'index.ts:3:1 b'],
])('finds %s without a docstring', (_, text, place) => {
  expect(without({ 'index.ts': text })).toEqual([`${place} is exported and has no docstring`])
})

test('finds those behind re-exports, where they stand', () => {
  const deep = { 'deep.ts': 'export const bare = 1' }
  const place = 'deep.ts:1:1 bare is exported and has no docstring'
  expect(without({ 'index.ts': `export * from './deep.ts'`, ...deep })).toEqual([place])
  expect(without({ 'index.ts': `export { bare } from './deep.ts'`, ...deep })).toEqual([place])
  expect(without({ 'index.ts': `import { bare } from './deep.ts'\nexport { bare }`, ...deep })).toEqual([place])
  expect(without({ 'index.ts': `export * as all from './deep.ts'`, ...deep })).toEqual([
    'index.ts:1:1 all is exported and has no docstring',
  ])
})

test('finds methods without a docstring', () => {
  const text = `
    /** I. */
    export interface I {
      /** Fine. */
      fine(): void
      fine(a: string): void
      bare(): void
      readonly held: () => void
      readonly field: string
      [Symbol.iterator](): Iterator<string>
    }
    /** C. */
    export class C {
      readonly field = 1
      constructor() {}
      get got() { return 1 }
      #hidden() {}
      private old() {}
      bare() { this.#hidden() }
    }
    interface Inside { bare(): void }`
  expect(undocumentedMethods(planted({ 'index.ts': text }), ['index.ts'])).toEqual([
    'index.ts:19:7 C.bare is public and has no docstring',
    'index.ts:7:7 I.bare is public and has no docstring',
    'index.ts:8:7 I.held is public and has no docstring',
  ])
})

test('an export that leads nowhere is an error, not nothing', () => {
  expect(() => without({ 'index.ts': `export { gone } from './deep.ts'`, 'deep.ts': '' })).toThrow('does not export it')
  expect(() => without({ 'index.ts': `export { gone }` })).toThrow('which it does not have')
})

test('this repository has symbols to look at', () => {
  const { modules, entries, fileOf } = workspaceModules(root, 'sources')
  expect(entries.length).toBeGreaterThanOrEqual(14)
  expect(symbolCount(modules, entries.map(fileOf))).toBeGreaterThan(300)
})
