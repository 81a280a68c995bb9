// docs/api: what the packages for applications export, from the declarations that a build wrote.
import { docComment } from '../api/modules.mjs'
import { workspaceModules } from '../api/entries.mjs'

/** Packages that applications import. The others are parts of these. */
const packages = [
  '@millrace/client',
  '@millrace/streams',
  '@millrace/connect',
  '@millrace/schemas',
  '@millrace/testing',
]

const note = '<!-- Generated: `npx vitest run tools/docs -u` writes it again. Do not edit. -->\n\n'

const kinds = [
  ['Functions', ['TSDeclareFunction', 'FunctionDeclaration']],
  ['Constants', ['VariableDeclaration']],
  ['Classes', ['ClassDeclaration']],
  ['Interfaces', ['TSInterfaceDeclaration']],
  ['Types', ['TSTypeAliasDeclaration']],
]

const fileName = (specifier) => `${specifier.replace('@millrace/', '').replaceAll('/', '-')}.md`

/** The pages by their names. */
export function apiReference(root) {
  const { modules, entries, fileOf } = workspaceModules(root, 'declarations')
  // The comment on a module goes with its first import, and declarations have none of a type that they do not name.
  const sources = workspaceModules(root, 'sources')
  const moduleDoc = (entry) => sources.modules.moduleDoc(sources.fileOf(entry)) ?? ''
  const chosen = packages.flatMap((name) => entries.filter((entry) => entry.name === name))
  const placed = new Map()
  const pages = new Map()
  for (const entry of chosen) {
    const file = fileOf(entry)
    const symbols = [...modules.exportsOf(file).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    pages.set(fileName(entry.specifier), page(entry, moduleDoc(entry), symbols, placed))
  }
  pages.set('README.md', index(chosen, moduleDoc))
  return pages
}

function index(entries, moduleDoc) {
  const lines = entries.map((entry) => {
    const [first = ''] = moduleDoc(entry).split('\n\n')
    return `- [\`${entry.specifier}\`](${fileName(entry.specifier)}): ${first.replaceAll('\n', ' ')}`
  })
  return `# API reference\n\n${note}What applications import. [The SDK](../sdk.md) is the guide to it.\n\n${lines.join('\n')}\n`
}

function page(entry, moduleDoc, symbols, placed) {
  const here = fileName(entry.specifier)
  const elsewhere = []
  const groups = kinds.map(([title, types]) => ({
    title,
    group: symbols.filter(({ declarations: [{ declaration }] }) => types.includes(declaration.type)),
  }))
  /** Where each symbol has its section. Titles that differ only in case get numbers behind them. */
  const anchors = new Map()
  const taken = new Map()
  for (const { group } of groups) {
    for (const { name, declarations } of group) {
      const at = placed.get(declarations[0].declaration)
      if (at !== undefined) {
        elsewhere.push(`[\`${name}\`](${at})`)
        continue
      }
      const slug = name.toLowerCase()
      const count = taken.get(slug) ?? 0
      taken.set(slug, count + 1)
      anchors.set(name, count === 0 ? `#${slug}` : `#${slug}-${count}`)
      placed.set(declarations[0].declaration, `${here}${anchors.get(name)}`)
    }
  }
  const sections = groups.flatMap(({ title, group }) => {
    const own = group.filter(({ name }) => anchors.has(name))
    return own.length === 0 ? [] : [`## ${title}\n`, ...own.map((symbol) => section(symbol, anchors))]
  })
  const same = elsewhere.length === 0 ? [] : [`## The same as elsewhere\n\n${elsewhere.join(',\n')}\n`]
  return [`# ${entry.specifier}\n\n${note}${linked(moduleDoc, anchors)}\n`, ...sections, ...same].join('\n')
}

function section({ name, declarations }, anchors) {
  const doc = declarations.map(docComment).find((text) => text !== undefined) ?? ''
  const code = declarations.map((declaration) => declarationText(declaration, anchors)).join('\n')
  return `### ${name}\n\n${linked(doc, anchors)}\n\n\`\`\`ts\n${code}\n\`\`\`\n`
}

/** `{@link Name.member}` as a link, if the name has a section on the page. */
function linked(text, anchors) {
  return text.replaceAll(/\{@link ([\w.]+)\}/g, (_, target) => {
    const to = anchors.get(target.split('.')[0])
    return to === undefined ? `\`${target}\`` : `[\`${target}\`](${to})`
  })
}

/** A declaration as one would write it: without what only the compiler needs, in this repository's style. */
function declarationText({ declaration, source }, anchors) {
  return source.text
    .slice(declaration.start, declaration.end)
    .replace(/^(export )?(declare )?/, '')
    .replaceAll(/^ +#private;\n|^ +private [^\n]*\n/gm, '')
    .split('\n')
    .map((line) => line.replace(/^( {4})+/, (indent) => ' '.repeat(indent.length / 2)))
    .map((line) => (/^\s*(\*|\/\*\*)/.test(line) ? line : line.replace(/;$/, '')))
    .map((line) => line.replaceAll(/\{@link ([\w.]+)\}/g, '`$1`'))
    .filter((line) => !isInternal(line, anchors))
    .join('\n')
}

const ofTheLanguage = new Set(['Buffer', 'Error', 'Iterable', 'Map', 'ReadonlyMap', 'Uint8Array'])

/** A constructor that takes what the page does not know is not for applications to call. */
function isInternal(line, anchors) {
  if (!/^\s*constructor\(/.test(line)) return false
  const named = line.match(/\b[A-Z]\w+/g) ?? []
  return named.some((name) => !anchors.has(name) && !ofTheLanguage.has(name))
}
