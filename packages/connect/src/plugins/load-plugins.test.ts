import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPlugins } from './load-plugins.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'millrace-plugins-'))
  await install(
    'own',
    `exports.a = ${plugin('source', 'Own')}; exports.rest = [${plugin('transform', 'Own')}, ${plugin('predicate', 'P')}]`,
  )
  await install('own-esm', `export const sink = ${plugin('sink', 'Sink')}; export const hex = ${converter}`, 'module')
  await install('other', `exports.a = ${plugin('sink', 'Own')}`)
  await install('none', 'exports.version = "1"')
  await install('broken', 'throw new Error("planted")')
  await writeFile(path.join(folder, 'node_modules/own/evil.cjs'), `require('fs').writeFileSync('${folder}/evil', '')`)
})
afterAll(() => rm(folder, { recursive: true }))

const plugin = (kind: string, name: string): string =>
  `{ kind: '${kind}', name: '${name}', aliases: [], version: '1', doc: '', config: { shape: {} }, configure() {}, open() {} }`
const converter = `{ className: 'HexConverter', version: '1', uses: ['value'], config: { shape: {} }, create() {} }`

async function install(name: string, source: string, type = 'commonjs'): Promise<void> {
  const home = path.join(folder, 'node_modules', name)
  await mkdir(home, { recursive: true })
  await writeFile(path.join(home, 'package.json'), JSON.stringify({ name, type, main: 'index.js' }))
  await writeFile(path.join(home, 'index.js'), source)
}

const load = (...names: readonly string[]) => loadPlugins(names, { from: ['/', folder] })

it('takes all that packages export, besides what there is anyway', async () => {
  const { connectors, transforms, predicates, converters } = await load('own', 'own-esm', 'own')
  expect(connectors.all.map(({ name }) => name)).toEqual(['Own', 'Sink'])
  expect(transforms.find('Own')).toMatchObject({ kind: 'transform' })
  expect(transforms.find('Cast$Value')).toMatchObject({ kind: 'transform' })
  expect(predicates.find('P')).toMatchObject({ kind: 'predicate' })
  expect(converters.map(({ className }) => className)).toContain('HexConverter')
  expect((await load()).connectors.all).toEqual([])
})

it.each([
  ['nowhere', 'install it'],
  ['none', 'exports no connector'],
  ['broken', "the package broken can't be loaded: planted"],
  ['fs', 'a part of Node.js'],
])('refuses %s', async (name, words) => {
  await expect(load(name)).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining(words) as string,
  })
})

it('refuses two plugins of one kind that have one name', async () => {
  await expect(load('own', 'other')).rejects.toMatchObject({
    message: 'the packages own and other both have a connector Own: name one of them',
  })
})

it('loads no file that is not the entry of a package', async () => {
  const evil = path.join(folder, 'node_modules/own/evil.cjs')
  for (const name of [
    './node_modules/own/evil.cjs',
    evil,
    `file://${evil}`,
    'own/../own/evil.cjs',
    '..',
    '',
    'data:text/javascript,1',
    'node:fs',
    '#own',
  ]) {
    await expect(load(name)).rejects.toMatchObject({
      message: expect.stringContaining('is no name of a package') as string,
    })
  }
  await expect(readFile(path.join(folder, 'evil'))).rejects.toMatchObject({ code: 'ENOENT' })
})
