// An empty project that the tarballs are installed into.
import { readFileSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../../../tools/setup/workspace.mjs'
import { npm } from './run.mjs'

const sources = fileURLToPath(new URL('../project', import.meta.url))

/** Of what the packages work with but do not bring along, the versions that this repository tests with. */
function beside(tarballs) {
  const manifests = ['.', 'packages/client'].map((name) =>
    JSON.parse(readFileSync(path.join(root, name, 'package.json'), 'utf8')),
  )
  const tested = Object.assign({}, ...manifests.map(({ devDependencies }) => devDependencies))
  const peers = tarballs.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}))
  return Object.fromEntries([...peers, '@types/node', 'typescript', 'zod'].map((name) => [name, tested[name]]))
}

/**
 * Installs the tarballs, without any script of any package, and beside them what an application would bring along: also another major
 * version of protobufjs than ours, which must not get in our way, and the TypeScript that most people still use.
 *
 * @param {string} folder
 * @param {readonly import('./pack.mjs').Tarball[]} tarballs
 */
export async function makeProject(folder, tarballs) {
  await install(folder, {
    ...ours(tarballs),
    ...beside(tarballs),
    protobufjs: '7.5.4',
    'typescript-5': 'npm:typescript@5.9.3',
  })
  const entries = tarballs.flatMap(({ name, manifest: { exports } }) =>
    Object.keys(exports).map((key) => path.posix.join(name, key)),
  )
  return { folder, entries }
}

/**
 * Installs the tarballs alone, each package beside nothing but what it declares, as pnpm lays them out: what a package imports without
 * declaring it is not found there.
 *
 * @param {string} folder
 * @param {readonly import('./pack.mjs').Tarball[]} tarballs
 */
export async function makeStrictProject(folder, tarballs) {
  await install(folder, ours(tarballs), { overrides: ours(tarballs) }, ['--install-strategy=linked'])
  return { folder }
}

const ours = (tarballs) => Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]))

async function install(folder, dependencies, fields = {}, options = []) {
  await mkdir(folder)
  await cp(sources, folder, { recursive: true })
  const manifest = { name: 'shop', private: true, type: 'module', dependencies, ...fields }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest))
  await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', ...options], { cwd: folder })
}
