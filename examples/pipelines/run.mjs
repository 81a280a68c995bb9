#!/usr/bin/env node
// npm run pipeline -- NAME [--rows N] [--kills N] [--seed N] [--report]: installs the servers that are missing, compiles the pipelines, and runs one of them.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { installServersOf } from '../../tests/connectors/install.mjs'
import { pipelines } from './pipelines.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const words = process.argv.slice(2)
const wanted = pipelines.find(({ name }) => words.includes(name))
installServersOf(wanted?.connectors ?? [])

const tsc = path.join(folder, '../../node_modules/typescript/bin/tsc')
const main = path.join(folder, 'dist/examples/pipelines/lib/main.js')
for (const program of [
  [tsc, '-p', folder],
  [main, ...words],
]) {
  const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' })
  process.exitCode = status ?? 1
  if (status !== 0) break
}
