#!/usr/bin/env node
// What has to follow once `changeset version` has given the packages their new version: the words of brokers and of Connect for it, and the lock file.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../setup/workspace.mjs'

const { version } = JSON.parse(readFileSync(path.join(root, 'packages/broker/package.json'), 'utf8'))
for (const [name, constant] of [
  ['packages/broker/src/version.ts', 'brokerVersion'],
  ['packages/connect/src/version.ts', 'connectVersion'],
]) {
  const file = path.join(root, name)
  const before = readFileSync(file, 'utf8')
  const after = before.replace(new RegExp(`(?<=${constant} = ')[^']+(?=')`), version)
  if (!after.includes(`'${version}'`)) throw new Error(`${file} has no ${constant} to set`)
  writeFileSync(file, after)
}

const { status, error } = spawnSync(
  'npm',
  ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'],
  {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
)
if (error !== undefined) throw error
process.exitCode = status ?? 1
