#!/usr/bin/env node
// What has to follow once `changeset version` has given the packages their new version: the broker's own word for it, and the lock file.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../setup/workspace.mjs'

const { version } = JSON.parse(readFileSync(path.join(root, 'packages/broker/package.json'), 'utf8'))
const file = path.join(root, 'packages/broker/src/version.ts')
const before = readFileSync(file, 'utf8')
const after = before.replace(/(?<=brokerVersion = ')[^']+(?=')/, version)
if (!after.includes(`'${version}'`)) throw new Error(`${file} has no brokerVersion to set`)
writeFileSync(file, after)

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
