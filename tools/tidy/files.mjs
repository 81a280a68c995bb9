// Rules on files as such: where they stand, how long they are, their modes, and names that belong to one machine.

// Everything that may stand at the top. Other files have a folder of their own.
const folders = 'packages apps proto tools docs examples tests .ci .changeset'
const pages = 'LICENSE README.md CONTRIBUTING.md CHANGELOG.md'
const npm = 'package.json package-lock.json nx.json .npmrc'
const configurations =
  'tsconfig.json tsconfig.base.json tsconfig.test.json vitest.config.ts .oxlintrc.json .oxfmtrc.json .gitignore .gitattributes .editorconfig'
const atTheTop = new Set([folders, pages, npm, configurations].flatMap((names) => names.split(' ')))

export function strayEntries(tree) {
  return [...new Set(tree.files.map((file) => file.split('/')[0]))]
    .filter((name) => !atTheTop.has(name))
    .map((name) => `${name} has no place at the top`)
}

const linesMax = 500

/** Files longer than the limit, with the reason why each is still one job. One that got shorter leaves the list. */
export const longFiles = new Map([])

export function oversizedFiles(tree, allowed = longFiles) {
  const long = new Set()
  const problems = tree.sources.flatMap((file) => {
    const lines = tree.text(file).split('\n').length - 1
    if (lines <= linesMax) return []
    long.add(file)
    return allowed.has(file) ? [] : [`${file} has ${lines} lines, more than ${linesMax}: two jobs in one file?`]
  })
  const stale = [...allowed.keys()].filter((file) => !long.has(file))
  return [...problems, ...stale.map((file) => `${file} is in the list of long files, and is none`)]
}

const bytesMax = 1024 * 1024

export function heavyFiles(tree) {
  return tree.ours
    .filter((file) => tree.text(file).length > bytesMax)
    .map(
      (file) => `${file} is larger than ${bytesMax} bytes; data comes from packages, or is recorded in a golden folder`,
    )
}

// The home or workspace of someone's machine: nobody else has it.
const someonesFolder = /(?:^|[\s'"`(=:,])(\/(?:home|root|Users|work|workspace|workspaces)\/[^\s'"`)]*)/m

export function namesOfOneMachine(tree) {
  return tree.ours.flatMap((file) => {
    const found = someonesFolder.exec(tree.text(file))
    if (found === null) return []
    const line = tree
      .text(file)
      .slice(0, found.index + 1)
      .split('\n').length
    return [`${file}:${line} ${found[1]} is a path of one machine`]
  })
}

const mayRun = (tree, file) => tree.ours.includes(file) && tree.text(file).startsWith('#!')

/** What is started as a program is committed as one; nothing else is, unless it begins like one. */
export function commitModes(tree) {
  const programs = new Set(['.ci/run'])
  for (const file of tree.files.filter((name) => /(^|\/)package\.json$/.test(name) && tree.ours.includes(name))) {
    for (const bin of Object.values(tree.json(file).bin ?? {})) {
      programs.add(file.replace(/package\.json$/, bin.replace(/^\.\//, '')))
    }
  }
  const missing = [...programs].filter((file) => !tree.files.includes(file)).map((file) => `${file} is missing`)
  const wrong = [...tree.modes].flatMap(([file, mode]) => {
    const wanted = programs.has(file) ? '100755' : '100644'
    return mode === wanted || (!programs.has(file) && mayRun(tree, file))
      ? []
      : [`${file} is committed with mode ${mode}, not ${wanted}`]
  })
  return [...missing, ...wrong]
}

/** Relative links of the documentation lead to files that exist. */
export function deadLinks(tree) {
  const known = new Set(tree.files)
  for (const file of tree.files) {
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) known.add(file.slice(0, at))
  }
  return tree.ours
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...tree.text(file).matchAll(/\]\((?!\w+:|#)([^)\s#]+)[^)]*\)/g)]
        .map(([, link]) => ({ link, target: new URL(link, `file:///${file}`).pathname.slice(1).replace(/\/$/, '') }))
        .filter(({ target }) => !known.has(target))
        .map(({ link }) => `${file}: the link to ${link} leads nowhere`),
    )
}
