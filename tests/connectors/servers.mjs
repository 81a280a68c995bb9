/**
 * The connectors with tests against real servers, each with a folder of its name beside this file, and what those servers need of Debian's
 * packages: `command` is there once `packages` are installed.
 *
 * @type {readonly { name: string, needs: readonly { command: string, packages: readonly string[] }[] }[]}
 */
export const connectors = [
  {
    name: 'elasticsearch-sink',
    needs: [
      { command: 'java', packages: ['openjdk-17-jre-headless'] },
      { command: 'mvn', packages: ['maven'] },
    ],
  },
  // Its disk runs full, which needs root: mounting does.
  { name: 'file', needs: [] },
  { name: 'files-source', needs: [] },
  { name: 'mqtt-source', needs: [{ command: 'mosquitto', packages: ['mosquitto'] }] },
  { name: 'postgres-sink', needs: [{ command: 'pg_ctlcluster', packages: ['postgresql'] }] },
  { name: 'postgres-source', needs: [{ command: 'pg_ctlcluster', packages: ['postgresql'] }] },
  { name: 'mysql-source', needs: [{ command: 'mariadbd', packages: ['mariadb-server'] }] },
  {
    name: 's3-sink',
    needs: [
      {
        command: 'swift-proxy-server',
        packages: ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'python3-swift'],
      },
    ],
  },
  {
    name: 'syslog-source',
    needs: [
      { command: 'logger', packages: ['bsdutils'] },
      { command: 'rsyslogd', packages: ['rsyslog'] },
    ],
  },
]
