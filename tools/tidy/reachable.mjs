// Dead files: sources that nothing leads to from an entry.
import { importsOf } from '../source/imports.mjs'
import { literalText, walk } from '../source/parse.mjs'

/** Paths that a source names beside its imports: `new URL('./worker.js', import.meta.url)` and the like; `*` where it puts in a name. */
function namedFiles({ program }) {
  const found = []
  walk(program, (node) => {
    if (node.type !== 'NewExpression' || node.callee.name !== 'URL') return
    const [path] = node.arguments
    const text =
      literalText(path) ??
      (path?.type === 'TemplateLiteral' ? path.quasis.map(({ value }) => value.cooked).join('*') : undefined)
    if (text !== undefined && !text.includes(':')) found.push(text.startsWith('.') ? text : `./${text}`)
  })
  return found
}

/** The sources that a path with `*` for a name leads to. */
function resolveAll(tree, from, pattern) {
  const wanted = new URL(pattern, `file:///${from}`).pathname.slice(1)
  const source = wanted.replace(/\/dist\//, '/src/').replace(/\.js$/, '.ts')
  const patterns = [wanted, source].map(
    (name) => new RegExp(`^${name.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`),
  )
  return tree.files.filter((file) => patterns.some((each) => each.test(file)))
}

/** The source that a relative path leads to; what a build writes stands for what it was written from. */
function resolve(tree, from, specifier) {
  const target = new URL(specifier, `file:///${from}`).pathname.slice(1)
  const source = target.replace(/\/dist\//, '/src/').replace(/\.js$/, '.ts')
  return [target, source].find((name) => tree.files.includes(name))
}

function follow(tree, entries) {
  // An entry or import that leads to no file of ours is followed no further.
  const reached = new Set()
  const left = [...entries]
  while (left.length > 0) {
    const file = left.pop()
    if (reached.has(file) || !tree.sources.includes(file)) continue
    reached.add(file)
    const source = tree.source(file)
    const specifiers = importsOf(source).map(({ specifier }) => specifier)
    for (const specifier of [...specifiers, ...namedFiles(source)]) {
      if (!specifier?.startsWith('.')) continue
      if (specifier.includes('*')) left.push(...resolveAll(tree, file, specifier))
      else left.push(resolve(tree, file, specifier))
    }
  }
  return reached
}

/** Files of ours that a text names by their path: in scripts, configurations, commands. */
const mentioned = (tree, text) =>
  tree.sources.filter(
    (file) => text.includes(file) || text.includes(file.replace('/src/', '/dist/').replace(/\.ts$/, '.js')),
  )

function entriesOf(tree) {
  const manifests = tree.files.filter(
    (file) => /^(packages|apps)\/.*package\.json$/.test(file) && tree.ours.includes(file),
  )
  const published = manifests.flatMap((file) => {
    const folder = file.slice(0, -'package.json'.length)
    const { exports = {}, bin = {} } = tree.json(file)
    const targets = [...Object.values(exports).map((entry) => entry?.default), ...Object.values(bin)]
    return targets
      .filter(Boolean)
      .map((target) => resolve(tree, `${folder}package.json`, `./${target.replace(/^\.\//, '')}`))
  })
  const texts = ['package.json', '.ci/run', 'vitest.config.ts', 'tools/check.mjs'].filter((file) =>
    tree.files.includes(file),
  )
  const named = texts.flatMap((file) => mentioned(tree, tree.text(file)))
  const programs = tree.sources.filter((file) =>
    /^(tests|examples|tools\/bench)\/(.*\/)?(main|index|run)\.(ts|mjs)$/.test(file),
  )
  // What runs or is compiled as it stands: suites, programs, and the project that packages are installed into.
  const suites = tree.sources.filter((file) =>
    /^(tests\/interop|tests\/packages\/project|apps\/[^/]+\/bin)\/[^/]+\.([mc]js|ts)$/.test(file),
  )
  return [...published, ...named, ...programs, ...suites, ...texts.filter((file) => /\.(ts|mjs)$/.test(file))]
}

const isTest = (file) => /[.-]test\.(ts|mjs)$/.test(file)

/** Files that are neither part of what is published or run, nor of a test of it. */
export function deadFiles(tree) {
  const used = follow(
    tree,
    entriesOf(tree).filter((file) => file !== undefined),
  )
  const tested = follow(tree, tree.sources.filter(isTest))
  return tree.sources
    .filter((file) => /^(packages|apps|tools|tests|examples)\//.test(file) && !isTest(file) && !used.has(file))
    .filter((file) => !/\/bench\/[^/]+\.mjs$/.test(file))
    .flatMap((file) => {
      if (!tested.has(file)) return [`${file} is reached from no entry`]
      // Help for tests says so by its name, or stands outside what is published.
      const help =
        !/^(packages|apps)\/.*\/src\//.test(file) || /(^|[/-])(test|testing|fixture|golden)s?[-./]/.test(file)
      return help ? [] : [`${file} is used by its tests alone`]
    })
}
