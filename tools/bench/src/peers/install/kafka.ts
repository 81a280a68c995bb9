import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { runTool } from '../tools.ts'
import { cached } from './cache.ts'

export const kafkaVersion = '4.1.0'
const artifacts = ['kafka_2.13', 'kafka-tools', 'kafka-streams']
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

/** Apache Kafka with its tools and all that they need, from Maven Central; resolves with the class path. Needs mvn and Java 17. */
export async function installKafka(signal: AbortSignal): Promise<string> {
  await runTool('java', ['-version'], { signal })
  const folder = await cached('kafka', `${artifacts.join(', ')} ${kafkaVersion}`, async (empty) => {
    const project = path.join(empty, 'pom.xml')
    writeFileSync(project, projectOf())
    const options = [`-DoutputDirectory=${path.join(empty, 'jars')}`, '-DincludeScope=runtime']
    await runTool('mvn', ['--batch-mode', '--quiet', '--file', project, copyDependencies, ...options], { signal })
  })
  return path.join(folder, 'jars/*')
}

function projectOf(): string {
  const dependencies = artifacts.map(
    (artifact) =>
      `<dependency><groupId>org.apache.kafka</groupId><artifactId>${artifact}</artifactId><version>${kafkaVersion}</version></dependency>`,
  )
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>millrace</groupId><artifactId>bench-peers</artifactId><version>1</version>
<dependencies>${dependencies.join('\n')}</dependencies></project>
`
}
