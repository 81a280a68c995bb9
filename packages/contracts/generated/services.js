// Generated from proto/ by `npm run generate`. Do not edit.
import { messageCodec as codec } from "../dist/message-codec.js";
import * as $m from "./messages.js";

export const AdminService = {
  createTopics: { path: "/millrace.admin.v1.AdminService/CreateTopics", kind: "unary", request: codec($m.millrace.admin.v1.CreateTopicsRequest), response: codec($m.millrace.admin.v1.CreateTopicsResponse) },
  deleteTopics: { path: "/millrace.admin.v1.AdminService/DeleteTopics", kind: "unary", request: codec($m.millrace.admin.v1.DeleteTopicsRequest), response: codec($m.millrace.admin.v1.DeleteTopicsResponse) },
  describeTopics: { path: "/millrace.admin.v1.AdminService/DescribeTopics", kind: "unary", request: codec($m.millrace.admin.v1.DescribeTopicsRequest), response: codec($m.millrace.admin.v1.DescribeTopicsResponse) },
  describeCluster: { path: "/millrace.admin.v1.AdminService/DescribeCluster", kind: "unary", request: codec($m.millrace.admin.v1.DescribeClusterRequest), response: codec($m.millrace.admin.v1.DescribeClusterResponse) },
  createPartitions: { path: "/millrace.admin.v1.AdminService/CreatePartitions", kind: "unary", request: codec($m.millrace.admin.v1.CreatePartitionsRequest), response: codec($m.millrace.admin.v1.CreatePartitionsResponse) },
  describeConfigs: { path: "/millrace.admin.v1.AdminService/DescribeConfigs", kind: "unary", request: codec($m.millrace.admin.v1.DescribeConfigsRequest), response: codec($m.millrace.admin.v1.DescribeConfigsResponse) },
  incrementalAlterConfigs: { path: "/millrace.admin.v1.AdminService/IncrementalAlterConfigs", kind: "unary", request: codec($m.millrace.admin.v1.IncrementalAlterConfigsRequest), response: codec($m.millrace.admin.v1.IncrementalAlterConfigsResponse) },
  describeLogDirs: { path: "/millrace.admin.v1.AdminService/DescribeLogDirs", kind: "unary", request: codec($m.millrace.admin.v1.DescribeLogDirsRequest), response: codec($m.millrace.admin.v1.DescribeLogDirsResponse) },
  alterReplicaLogDirs: { path: "/millrace.admin.v1.AdminService/AlterReplicaLogDirs", kind: "unary", request: codec($m.millrace.admin.v1.AlterReplicaLogDirsRequest), response: codec($m.millrace.admin.v1.AlterReplicaLogDirsResponse) },
  alterPartitionReassignments: { path: "/millrace.admin.v1.AdminService/AlterPartitionReassignments", kind: "unary", request: codec($m.millrace.admin.v1.AlterPartitionReassignmentsRequest), response: codec($m.millrace.admin.v1.AlterPartitionReassignmentsResponse) },
  listPartitionReassignments: { path: "/millrace.admin.v1.AdminService/ListPartitionReassignments", kind: "unary", request: codec($m.millrace.admin.v1.ListPartitionReassignmentsRequest), response: codec($m.millrace.admin.v1.ListPartitionReassignmentsResponse) },
  electLeaders: { path: "/millrace.admin.v1.AdminService/ElectLeaders", kind: "unary", request: codec($m.millrace.admin.v1.ElectLeadersRequest), response: codec($m.millrace.admin.v1.ElectLeadersResponse) },
  decommissionBroker: { path: "/millrace.admin.v1.AdminService/DecommissionBroker", kind: "unary", request: codec($m.millrace.admin.v1.DecommissionBrokerRequest), response: codec($m.millrace.admin.v1.DecommissionBrokerResponse) },
  recommissionBroker: { path: "/millrace.admin.v1.AdminService/RecommissionBroker", kind: "unary", request: codec($m.millrace.admin.v1.RecommissionBrokerRequest), response: codec($m.millrace.admin.v1.RecommissionBrokerResponse) },
  unregisterBroker: { path: "/millrace.admin.v1.AdminService/UnregisterBroker", kind: "unary", request: codec($m.millrace.admin.v1.UnregisterBrokerRequest), response: codec($m.millrace.admin.v1.UnregisterBrokerResponse) },
  describeQuorum: { path: "/millrace.admin.v1.AdminService/DescribeQuorum", kind: "unary", request: codec($m.millrace.admin.v1.DescribeQuorumRequest), response: codec($m.millrace.admin.v1.DescribeQuorumResponse) },
  addVoter: { path: "/millrace.admin.v1.AdminService/AddVoter", kind: "unary", request: codec($m.millrace.admin.v1.AddVoterRequest), response: codec($m.millrace.admin.v1.AddVoterResponse) },
  removeVoter: { path: "/millrace.admin.v1.AdminService/RemoveVoter", kind: "unary", request: codec($m.millrace.admin.v1.RemoveVoterRequest), response: codec($m.millrace.admin.v1.RemoveVoterResponse) },
};

export const ControllerService = {
  brokerSession: { path: "/millrace.cluster.v1.ControllerService/BrokerSession", kind: "stream", request: codec($m.millrace.cluster.v1.BrokerSessionRequest), response: codec($m.millrace.cluster.v1.BrokerSessionResponse) },
  alterPartition: { path: "/millrace.cluster.v1.ControllerService/AlterPartition", kind: "unary", request: codec($m.millrace.cluster.v1.AlterPartitionRequest), response: codec($m.millrace.cluster.v1.AlterPartitionResponse) },
  giveUpReplicas: { path: "/millrace.cluster.v1.ControllerService/GiveUpReplicas", kind: "unary", request: codec($m.millrace.cluster.v1.GiveUpReplicasRequest), response: codec($m.millrace.cluster.v1.GiveUpReplicasResponse) },
  assignDirectories: { path: "/millrace.cluster.v1.ControllerService/AssignDirectories", kind: "unary", request: codec($m.millrace.cluster.v1.AssignDirectoriesRequest), response: codec($m.millrace.cluster.v1.AssignDirectoriesResponse) },
  allocateProducerIds: { path: "/millrace.cluster.v1.ControllerService/AllocateProducerIds", kind: "unary", request: codec($m.millrace.cluster.v1.AllocateProducerIdsRequest), response: codec($m.millrace.cluster.v1.AllocateProducerIdsResponse) },
  forward: { path: "/millrace.cluster.v1.ControllerService/Forward", kind: "unary", request: codec($m.millrace.cluster.v1.ForwardRequest), response: codec($m.millrace.cluster.v1.ForwardResponse) },
};

export const DataService = {
  produce: { path: "/millrace.data.v1.DataService/Produce", kind: "stream", request: codec($m.millrace.data.v1.ProduceRequest), response: codec($m.millrace.data.v1.ProduceResponse) },
  fetch: { path: "/millrace.data.v1.DataService/Fetch", kind: "stream", request: codec($m.millrace.data.v1.FetchRequest), response: codec($m.millrace.data.v1.FetchResponse) },
  listOffsets: { path: "/millrace.data.v1.DataService/ListOffsets", kind: "unary", request: codec($m.millrace.data.v1.ListOffsetsRequest), response: codec($m.millrace.data.v1.ListOffsetsResponse) },
  fetchNewest: { path: "/millrace.data.v1.DataService/FetchNewest", kind: "stream", request: codec($m.millrace.data.v1.FetchNewestRequest), response: codec($m.millrace.data.v1.FetchNewestResponse) },
  deleteRecords: { path: "/millrace.data.v1.DataService/DeleteRecords", kind: "unary", request: codec($m.millrace.data.v1.DeleteRecordsRequest), response: codec($m.millrace.data.v1.DeleteRecordsResponse) },
};

export const EasyService = {
  produce: { path: "/millrace.easy.v1.EasyService/Produce", kind: "unary", request: codec($m.millrace.easy.v1.ProduceRequest), response: codec($m.millrace.easy.v1.ProduceResponse) },
  consume: { path: "/millrace.easy.v1.EasyService/Consume", kind: "stream", request: codec($m.millrace.easy.v1.ConsumeRequest), response: codec($m.millrace.easy.v1.ConsumeResponse) },
};

export const GroupService = {
  findGroupCoordinators: { path: "/millrace.group.v1.GroupService/FindGroupCoordinators", kind: "unary", request: codec($m.millrace.group.v1.FindGroupCoordinatorsRequest), response: codec($m.millrace.group.v1.FindGroupCoordinatorsResponse) },
  join: { path: "/millrace.group.v1.GroupService/Join", kind: "stream", request: codec($m.millrace.group.v1.JoinRequest), response: codec($m.millrace.group.v1.JoinResponse) },
  commitOffsets: { path: "/millrace.group.v1.GroupService/CommitOffsets", kind: "unary", request: codec($m.millrace.group.v1.CommitOffsetsRequest), response: codec($m.millrace.group.v1.CommitOffsetsResponse) },
  fetchOffsets: { path: "/millrace.group.v1.GroupService/FetchOffsets", kind: "unary", request: codec($m.millrace.group.v1.FetchOffsetsRequest), response: codec($m.millrace.group.v1.FetchOffsetsResponse) },
  deleteOffsets: { path: "/millrace.group.v1.GroupService/DeleteOffsets", kind: "unary", request: codec($m.millrace.group.v1.DeleteOffsetsRequest), response: codec($m.millrace.group.v1.DeleteOffsetsResponse) },
  listGroups: { path: "/millrace.group.v1.GroupService/ListGroups", kind: "unary", request: codec($m.millrace.group.v1.ListGroupsRequest), response: codec($m.millrace.group.v1.ListGroupsResponse) },
  describeGroups: { path: "/millrace.group.v1.GroupService/DescribeGroups", kind: "unary", request: codec($m.millrace.group.v1.DescribeGroupsRequest), response: codec($m.millrace.group.v1.DescribeGroupsResponse) },
  deleteGroups: { path: "/millrace.group.v1.GroupService/DeleteGroups", kind: "unary", request: codec($m.millrace.group.v1.DeleteGroupsRequest), response: codec($m.millrace.group.v1.DeleteGroupsResponse) },
};

export const Health = {
  check: { path: "/grpc.health.v1.Health/Check", kind: "unary", request: codec($m.grpc.health.v1.HealthCheckRequest), response: codec($m.grpc.health.v1.HealthCheckResponse) },
  watch: { path: "/grpc.health.v1.Health/Watch", kind: "stream", request: codec($m.grpc.health.v1.HealthCheckRequest), response: codec($m.grpc.health.v1.HealthCheckResponse) },
};

export const MarkerService = {
  writeMarkers: { path: "/millrace.cluster.v1.MarkerService/WriteMarkers", kind: "unary", request: codec($m.millrace.cluster.v1.WriteMarkersRequest), response: codec($m.millrace.cluster.v1.WriteMarkersResponse) },
};

export const RaftService = {
  hello: { path: "/millrace.cluster.v1.RaftService/Hello", kind: "unary", request: codec($m.millrace.cluster.v1.HelloRequest), response: codec($m.millrace.cluster.v1.HelloResponse) },
  exchange: { path: "/millrace.cluster.v1.RaftService/Exchange", kind: "stream", request: codec($m.millrace.cluster.v1.ExchangeRequest), response: codec($m.millrace.cluster.v1.ExchangeResponse) },
};

export const ReplicaService = {
  fetch: { path: "/millrace.cluster.v1.ReplicaService/Fetch", kind: "stream", request: codec($m.millrace.cluster.v1.FetchRequest), response: codec($m.millrace.cluster.v1.FetchResponse) },
};

export const ServerReflection = {
  serverReflectionInfo: { path: "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", kind: "stream", request: codec($m.grpc.reflection.v1.ServerReflectionRequest), response: codec($m.grpc.reflection.v1.ServerReflectionResponse) },
};

export const StreamsService = {
  describeCopy: { path: "/millrace.streams.v1.StreamsService/DescribeCopy", kind: "unary", request: codec($m.millrace.streams.v1.DescribeCopyRequest), response: codec($m.millrace.streams.v1.DescribeCopyResponse) },
  queryStore: { path: "/millrace.streams.v1.StreamsService/QueryStore", kind: "unary", request: codec($m.millrace.streams.v1.QueryStoreRequest), response: codec($m.millrace.streams.v1.QueryStoreResponse) },
};

export const TransactionService = {
  findTransactionCoordinators: { path: "/millrace.transaction.v1.TransactionService/FindTransactionCoordinators", kind: "unary", request: codec($m.millrace.transaction.v1.FindTransactionCoordinatorsRequest), response: codec($m.millrace.transaction.v1.FindTransactionCoordinatorsResponse) },
  initProducer: { path: "/millrace.transaction.v1.TransactionService/InitProducer", kind: "unary", request: codec($m.millrace.transaction.v1.InitProducerRequest), response: codec($m.millrace.transaction.v1.InitProducerResponse) },
  addPartitions: { path: "/millrace.transaction.v1.TransactionService/AddPartitions", kind: "unary", request: codec($m.millrace.transaction.v1.AddPartitionsRequest), response: codec($m.millrace.transaction.v1.AddPartitionsResponse) },
  addOffsets: { path: "/millrace.transaction.v1.TransactionService/AddOffsets", kind: "unary", request: codec($m.millrace.transaction.v1.AddOffsetsRequest), response: codec($m.millrace.transaction.v1.AddOffsetsResponse) },
  endTransaction: { path: "/millrace.transaction.v1.TransactionService/EndTransaction", kind: "unary", request: codec($m.millrace.transaction.v1.EndTransactionRequest), response: codec($m.millrace.transaction.v1.EndTransactionResponse) },
  endTransactions: { path: "/millrace.transaction.v1.TransactionService/EndTransactions", kind: "stream", request: codec($m.millrace.transaction.v1.EndTransactionsRequest), response: codec($m.millrace.transaction.v1.EndTransactionsResponse) },
  describeTransactions: { path: "/millrace.transaction.v1.TransactionService/DescribeTransactions", kind: "unary", request: codec($m.millrace.transaction.v1.DescribeTransactionsRequest), response: codec($m.millrace.transaction.v1.DescribeTransactionsResponse) },
  listTransactions: { path: "/millrace.transaction.v1.TransactionService/ListTransactions", kind: "unary", request: codec($m.millrace.transaction.v1.ListTransactionsRequest), response: codec($m.millrace.transaction.v1.ListTransactionsResponse) },
  abortTransaction: { path: "/millrace.transaction.v1.TransactionService/AbortTransaction", kind: "unary", request: codec($m.millrace.transaction.v1.AbortTransactionRequest), response: codec($m.millrace.transaction.v1.AbortTransactionResponse) },
};
