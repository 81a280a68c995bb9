#!/usr/bin/env node
// Compares the golden files with their manifest; `--write` (npm run golden:manifest) makes the manifest say what is there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { compareManifest, goldenFiles, manifestOf, manifestPath } from './golden/manifest.mjs'

const before = existsSync(manifestPath) ? readFileSync(manifestPath, 'utf8') : ''
const differences = compareManifest(before)
for (const difference of differences) console.log(difference)
if (process.argv.includes('--write')) {
  writeFileSync(manifestPath, manifestOf())
  console.log(`${goldenFiles().length} golden files listed; look at what changed before you commit it`)
} else {
  console.log(`${goldenFiles().length} golden files, ${differences.length} differences`)
  process.exitCode = differences.length === 0 ? 0 : 1
}
