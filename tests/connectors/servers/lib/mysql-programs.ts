import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { inRepository, otherUser } from './places.ts'

/**
 * Debian's releases have MariaDB alone: MySQL is in its unstable suite, whose packages need libraries of their own, down to the C library. So they
 * are unpacked into a folder, and run from there by its own loader; nothing of the system is touched.
 */
const suite = 'unstable'
const server = 'mysql-server-core'
const cache = inRepository('node_modules/.cache/mysql')

/** Where MySQL lies. */
export interface MySqlPrograms {
  readonly command: string
  /** What stands before the options of mysqld. */
  readonly arguments: readonly string[]
  /** A data folder as it is before the first start, to be copied. */
  readonly data: string
}

/** MySQL, which apt fetches once. */
export function mySqlPrograms(): MySqlPrograms {
  const home = join(cache, suite)
  if (!existsSync(home)) install(home)
  return programsIn(home)
}

function install(home: string): void {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'new-'))
  try {
    // Another user runs it.
    chmodSync(folder, 0o755)
    for (const file of fetched(folder)) execFileSync('dpkg', ['-x', file, join(folder, 'root')])
    rmSync(join(folder, 'apt'), { recursive: true })
    prepare(folder)
    // Two that fetch it at once end here one after the other, with the same.
    if (!existsSync(home)) renameSync(folder, home)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files of the package and of all that it depends on, by an apt that knows of nothing that is installed. */
function fetched(folder: string): readonly string[] {
  const apt = join(folder, 'apt')
  for (const name of ['lists/partial', 'archives/partial', 'sources']) mkdirSync(join(apt, name), { recursive: true })
  const source = [
    'Types: deb',
    `URIs: ${archive()}`,
    `Suites: ${suite}`,
    'Components: main',
    'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg',
  ]
  writeFileSync(join(apt, 'sources/debian.sources'), `${source.join('\n')}\n`)
  const architecture = execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim()
  // Its scripts are in Perl, which nobody runs here.
  const perl = {
    Package: 'perl',
    Status: 'install ok installed',
    Architecture: architecture,
    'Multi-Arch': 'allowed',
    Version: '99',
    Maintainer: 'nobody <nobody@localhost>',
    Description: 'not used',
  }
  writeFileSync(join(apt, 'status'), `${fieldsOf(perl).join('\n')}\n`)
  const options = {
    'Dir::State::Lists': join(apt, 'lists'),
    'Dir::State::status': join(apt, 'status'),
    'Dir::Cache': apt,
    'Dir::Cache::archives': join(apt, 'archives'),
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': join(apt, 'sources'),
    'Dir::Etc::preferencesparts': '/dev/null',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'APT::Keep-Downloaded-Packages': 'true',
    'APT::Sandbox::User': 'root',
    'Debug::NoLocking': 'true',
  }
  const config = join(apt, 'apt.conf')
  writeFileSync(
    config,
    Object.entries(options)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  )
  const env = { ...process.env, APT_CONFIG: config, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...arguments_: readonly string[]) => execFileSync('apt-get', arguments_, { env, stdio: 'pipe' })
  run('update', '-qq')
  run('install', '-y', '-qq', '--download-only', '--no-install-recommends', server)
  const archives = join(apt, 'archives')
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name))
}

const fieldsOf = (fields: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(fields).map(([name, value]) => `${name}: ${value}`)

/** Where this machine has its Debian from. */
function archive(): string {
  const release = /^VERSION_CODENAME=(.*)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? ''
  const format = '$(RELEASE) $(COMPONENT) $(REPO_URI)'
  const targets = execFileSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    encoding: 'utf8',
  })
  for (const line of targets.split('\n')) {
    const [of, component, uri] = line.split(' ')
    if (of === release && component === 'main' && uri !== undefined) return uri
  }
  throw new Error(`apt has no source for '${release}' with the component main: MySQL is fetched from where Debian is`)
}

function programsIn(folder: string): MySqlPrograms {
  const root = join(folder, 'root')
  const architecture = readdirSync(join(root, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'))
  if (architecture === undefined) throw new Error(`${root} has no libraries`)
  const libraries = join(root, 'usr/lib', architecture)
  const loader = readdirSync(libraries).find((name) => /^ld-linux.*\.so\.\d+$/.test(name))
  if (loader === undefined) throw new Error(`${libraries} has no loader`)
  return {
    command: join(libraries, loader),
    arguments: [
      '--library-path',
      libraries,
      join(root, 'usr/sbin/mysqld'),
      '--no-defaults',
      `--basedir=${join(root, 'usr')}`,
      `--lc-messages-dir=${join(root, 'usr/share/mysql')}`,
      `--character-sets-dir=${join(root, 'usr/share/mysql/charsets')}`,
      `--plugin-dir=${join(root, 'usr/lib/mysql/plugin')}`,
      '--innodb-redo-log-capacity=8M',
      '--innodb-buffer-pool-size=32M',
      '--mysqlx=OFF',
      '--secure-file-priv=NULL',
    ],
    data: join(folder, 'data'),
  }
}

/** Makes the data folder, once: it takes seconds, and a copy of it does not. */
function prepare(folder: string): void {
  const { command, arguments: first, data } = programsIn(folder)
  const user = otherUser()
  mkdirSync(data)
  if (user !== undefined) chownSync(data, user.uid, user.gid)
  execFileSync(command, [...first, `--datadir=${data}`, '--initialize-insecure', '--log-error-verbosity=1'], {
    ...user,
    cwd: data,
    stdio: 'pipe',
  })
  // The id of a server, of which each has its own.
  rmSync(join(data, 'auto.cnf'), { force: true })
}
