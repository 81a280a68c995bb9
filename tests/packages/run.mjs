#!/usr/bin/env node
// `npm run packages`: packs every published package, installs the tarballs into an empty project, and uses them there as an application
// does: from ES modules, from require(), from TypeScript and from the command line, on each line of Node that is supported.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { summaryLine } from '../../tools/summary-line.mjs'
import { eachAtOnce } from './lib/at-once.mjs'
import { checkContents } from './lib/contents.mjs'
import { checkMetadata } from './lib/metadata.mjs'
import { nodeBinaries } from './lib/nodes.mjs'
import { packAll } from './lib/pack.mjs'
import { makeProject, makeStrictProject } from './lib/project.mjs'
import { checkReleases } from './lib/releases.mjs'
import { checkInstallScripts, checkNpx, checkPrograms, checkStrict, checkTypes } from './lib/usage.mjs'

const counts = { passed: 0, failed: 0 }

/** Runs one check: it passes unless it throws. */
async function check(name, run) {
  const startedMs = performance.now()
  try {
    await run()
    counts.passed += 1
    console.log(`ok   ${name} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`)
  } catch (error) {
    counts.failed += 1
    console.log(`FAIL ${name}\n${String(error instanceof Error ? error.message : error).replaceAll(/^/gm, '     ')}`)
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'millrace-packages-'))
try {
  const tarballs = await packAll(folder)
  await eachAtOnce(tarballs, async (tarball) => {
    await check(`${tarball.name}: holds what it should`, () => checkContents(tarball))
    await check(`${tarball.name}: publint and attw`, () => checkMetadata(tarball))
  })
  await check('a release gives all packages one version', () => checkReleases(path.join(folder, 'release')))
  const [project, nodes] = await Promise.all([makeProject(path.join(folder, 'project'), tarballs), nodeBinaries()])
  await check('nothing needs an install script', () => checkInstallScripts(project))
  await check('npx finds the programs', () => checkNpx(project))
  await check('nothing is imported that is not declared', async () =>
    checkStrict(await makeStrictProject(path.join(folder, 'strict'), tarballs), tarballs),
  )
  await checkTypes(project, check)
  await eachAtOnce(nodes, (node) => checkPrograms(project, node, check))
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(summaryLine(counts))
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
