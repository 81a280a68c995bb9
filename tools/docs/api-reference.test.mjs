import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setup/workspace.mjs'
import { apiReference } from './api-reference.mjs'

const pages = apiReference(root)

// `npx vitest run tools/docs -u` writes them again.
test.each([...pages])('docs/api/%s says what the sources say', async (name, text) => {
  await expect(text).toMatchFileSnapshot(path.join(root, 'docs/api', name))
})

test('docs/api has no page of something that is gone', () => {
  expect(new Set(readdirSync(path.join(root, 'docs/api')))).toEqual(new Set(pages.keys()))
})
