/** Kafka's limit of a topic's name, so that `<topic>-<partition>` with its suffixes stays a file name. */
export const topicNameLengthMax = 249

/** Partitions that one topic may have. */
export const partitionsPerTopicMax = 10_000

/** Partitions that one request may create: its records stay one batch of the metadata log, and so all or nothing. Kafka's limit. */
export const partitionsPerRequestMax = 10_000

/** Topics that one request may name. */
export const topicsPerRequestMax = 1_000

/** Replicas that one broker may hold: each costs open files and memory. */
export const replicasPerBrokerMax = 10_000

/** Producer ids given to a broker at a time, as in Kafka. */
export const producerIdBlockSize = 1_000

/** Groups that have configs of their own. */
export const groupsConfiguredMax = 10_000
/** Characters of a group's id: as many as coordinators take. */
export const groupNameLengthMax = 1_000
/** Resources and changes in one request to alter configs. */
export const configOpsPerRequestMax = 10_000

/** The largest record batch that any configuration may allow: no message of a broker is larger. */
export const batchSizeBytesMax = 16 * 1024 * 1024

/** Characters in the text of a config: no number, choice or list of folders that means something is longer. */
export const configTextLengthMax = 4_000

/** Problems that one error names; it says how many more there are. */
export const configProblemsShownMax = 10

/** Characters of a client's text that an error repeats: any topic name that can be is shown whole. */
export const shownTextLengthMax = 250

/** Leaderships moved by one look at how they are spread; Kafka's limit. */
export const balanceElectionsMax = 1_000

/** Partitions whose reassignment one call to decommission a broker begins: they all copy at the same time. */
export const decommissionMovesMax = 500
