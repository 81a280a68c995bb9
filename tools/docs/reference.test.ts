import { openApi } from '@millrace/connect'
import { expect, test } from 'vitest'
import { cliReference } from './cli-reference.ts'
import { connectReference } from './connect-reference.ts'
import { configReference } from './config-reference.ts'
import { errorsReference } from './errors-reference.ts'
import { observability } from './observability.ts'
import { troubleshooting } from './troubleshooting.ts'

// `npx vitest run tools/docs -u` writes them again.
test.each([
  ['cli.md', cliReference],
  ['configuration.md', configReference],
  ['connect.md', connectReference],
  ['connect-openapi.json', () => `${JSON.stringify(openApi(), null, 2)}\n`],
  ['errors.md', errorsReference],
  ['observability.md', observability],
  ['troubleshooting.md', troubleshooting],
])('docs/%s says what the sources say', async (file, reference) => {
  await expect(reference()).toMatchFileSnapshot(`../../docs/${file}`)
})
