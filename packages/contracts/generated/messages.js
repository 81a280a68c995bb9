// Generated from proto/ by `npm run generate`. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";
import { safeNumber as $safe } from "../dist/safe-number.js";
// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;
// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});
export const grpc = $root.grpc = (() => {
const grpc = {};
grpc.health = (function() {
const health = {};
health.v1 = (function() {
const v1 = {};
v1.HealthCheckRequest = (function() {
const HealthCheckRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HealthCheckRequest.prototype.service = "";
HealthCheckRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HealthCheckRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.health.v1.HealthCheckRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.service = value;
else
delete message.service;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return HealthCheckRequest;
})();
v1.HealthCheckResponse = (function() {
const HealthCheckResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HealthCheckResponse.prototype.status = 0;
HealthCheckResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HealthCheckResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.health.v1.HealthCheckResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.status = value;
else
delete message.status;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
HealthCheckResponse.ServingStatus = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNKNOWN"] = 0;
values[valuesById[1] = "SERVING"] = 1;
values[valuesById[2] = "NOT_SERVING"] = 2;
values[valuesById[3] = "SERVICE_UNKNOWN"] = 3;
return values;
})();
return HealthCheckResponse;
})();
return v1;
})();
return health;
})();
grpc.reflection = (function() {
const reflection = {};
reflection.v1 = (function() {
const v1 = {};
v1.ServerReflectionRequest = (function() {
const ServerReflectionRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ServerReflectionRequest.prototype.host = "";
ServerReflectionRequest.prototype.fileByFilename = null;
ServerReflectionRequest.prototype.fileContainingSymbol = null;
ServerReflectionRequest.prototype.fileContainingExtension = null;
ServerReflectionRequest.prototype.allExtensionNumbersOfType = null;
ServerReflectionRequest.prototype.listServices = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(ServerReflectionRequest.prototype, "messageRequest", {
get: $util.oneOfGetter($oneOfFields = ["fileByFilename", "fileContainingSymbol", "fileContainingExtension", "allExtensionNumbersOfType", "listServices"]),
set: $util.oneOfSetter($oneOfFields)
});
ServerReflectionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.host);
if (message.fileByFilename != null && $Object.hasOwnProperty.call(message, "fileByFilename"))
writer.uint32(/* id 3, wireType 2 =*/26).string(message.fileByFilename);
if (message.fileContainingSymbol != null && $Object.hasOwnProperty.call(message, "fileContainingSymbol"))
writer.uint32(/* id 4, wireType 2 =*/34).string(message.fileContainingSymbol);
if (message.fileContainingExtension != null && $Object.hasOwnProperty.call(message, "fileContainingExtension"))
$root.grpc.reflection.v1.ExtensionRequest.encode(message.fileContainingExtension, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.allExtensionNumbersOfType != null && $Object.hasOwnProperty.call(message, "allExtensionNumbersOfType"))
writer.uint32(/* id 6, wireType 2 =*/50).string(message.allExtensionNumbersOfType);
if (message.listServices != null && $Object.hasOwnProperty.call(message, "listServices"))
writer.uint32(/* id 7, wireType 2 =*/58).string(message.listServices);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ServerReflectionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ServerReflectionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fileByFilename = reader.stringVerify();
message.messageRequest = "fileByFilename";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fileContainingSymbol = reader.stringVerify();
message.messageRequest = "fileContainingSymbol";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.fileContainingExtension = $root.grpc.reflection.v1.ExtensionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.fileContainingExtension);
message.messageRequest = "fileContainingExtension";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.allExtensionNumbersOfType = reader.stringVerify();
message.messageRequest = "allExtensionNumbersOfType";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.listServices = reader.stringVerify();
message.messageRequest = "listServices";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ServerReflectionRequest;
})();
v1.ExtensionRequest = (function() {
const ExtensionRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ExtensionRequest.prototype.containingType = "";
ExtensionRequest.prototype.extensionNumber = 0;
ExtensionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.containingType != null && $Object.hasOwnProperty.call(message, "containingType") && message.containingType !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.containingType);
if (message.extensionNumber != null && $Object.hasOwnProperty.call(message, "extensionNumber") && message.extensionNumber !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).int32(message.extensionNumber);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ExtensionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ExtensionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.containingType = value;
else
delete message.containingType;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.extensionNumber = value;
else
delete message.extensionNumber;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ExtensionRequest;
})();
v1.ServerReflectionResponse = (function() {
const ServerReflectionResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ServerReflectionResponse.prototype.validHost = "";
ServerReflectionResponse.prototype.originalRequest = null;
ServerReflectionResponse.prototype.fileDescriptorResponse = null;
ServerReflectionResponse.prototype.allExtensionNumbersResponse = null;
ServerReflectionResponse.prototype.listServicesResponse = null;
ServerReflectionResponse.prototype.errorResponse = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ServerReflectionResponse.prototype, "_originalRequest", {
get: $util.oneOfGetter($oneOfFields = ["originalRequest"]),
set: $util.oneOfSetter($oneOfFields)
});
$Object.defineProperty(ServerReflectionResponse.prototype, "messageResponse", {
get: $util.oneOfGetter($oneOfFields = ["fileDescriptorResponse", "allExtensionNumbersResponse", "listServicesResponse", "errorResponse"]),
set: $util.oneOfSetter($oneOfFields)
});
ServerReflectionResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.validHost != null && $Object.hasOwnProperty.call(message, "validHost") && message.validHost !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.validHost);
if (message.originalRequest != null && $Object.hasOwnProperty.call(message, "originalRequest"))
$root.grpc.reflection.v1.ServerReflectionRequest.encode(message.originalRequest, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.fileDescriptorResponse != null && $Object.hasOwnProperty.call(message, "fileDescriptorResponse"))
$root.grpc.reflection.v1.FileDescriptorResponse.encode(message.fileDescriptorResponse, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.allExtensionNumbersResponse != null && $Object.hasOwnProperty.call(message, "allExtensionNumbersResponse"))
$root.grpc.reflection.v1.ExtensionNumberResponse.encode(message.allExtensionNumbersResponse, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.listServicesResponse != null && $Object.hasOwnProperty.call(message, "listServicesResponse"))
$root.grpc.reflection.v1.ListServiceResponse.encode(message.listServicesResponse, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.errorResponse != null && $Object.hasOwnProperty.call(message, "errorResponse"))
$root.grpc.reflection.v1.ErrorResponse.encode(message.errorResponse, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ServerReflectionResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ServerReflectionResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.validHost = value;
else
delete message.validHost;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.originalRequest = $root.grpc.reflection.v1.ServerReflectionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.originalRequest);
message._originalRequest = "originalRequest";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fileDescriptorResponse = $root.grpc.reflection.v1.FileDescriptorResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.fileDescriptorResponse);
message.messageResponse = "fileDescriptorResponse";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.allExtensionNumbersResponse = $root.grpc.reflection.v1.ExtensionNumberResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.allExtensionNumbersResponse);
message.messageResponse = "allExtensionNumbersResponse";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.listServicesResponse = $root.grpc.reflection.v1.ListServiceResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.listServicesResponse);
message.messageResponse = "listServicesResponse";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.errorResponse = $root.grpc.reflection.v1.ErrorResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.errorResponse);
message.messageResponse = "errorResponse";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ServerReflectionResponse;
})();
v1.FileDescriptorResponse = (function() {
const FileDescriptorResponse = function (properties) {
this.fileDescriptorProto = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FileDescriptorResponse.prototype.fileDescriptorProto = $util.emptyArray;
FileDescriptorResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.fileDescriptorProto != null && message.fileDescriptorProto.length)
for (let i = 0; i < message.fileDescriptorProto.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.fileDescriptorProto[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FileDescriptorResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.FileDescriptorResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.fileDescriptorProto && message.fileDescriptorProto.length))
message.fileDescriptorProto = [];
message.fileDescriptorProto.push(reader.bytes());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FileDescriptorResponse;
})();
v1.ExtensionNumberResponse = (function() {
const ExtensionNumberResponse = function (properties) {
this.extensionNumber = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ExtensionNumberResponse.prototype.baseTypeName = "";
ExtensionNumberResponse.prototype.extensionNumber = $util.emptyArray;
ExtensionNumberResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.baseTypeName != null && $Object.hasOwnProperty.call(message, "baseTypeName") && message.baseTypeName !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.baseTypeName);
if (message.extensionNumber != null && message.extensionNumber.length)
writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.extensionNumber);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ExtensionNumberResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ExtensionNumberResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.baseTypeName = value;
else
delete message.baseTypeName;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.extensionNumber && message.extensionNumber.length))
message.extensionNumber = [];
reader.int32s(message.extensionNumber);
continue;
}
if (wireType !== 0)
break;
if (!(message.extensionNumber && message.extensionNumber.length))
message.extensionNumber = [];
message.extensionNumber.push(reader.int32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ExtensionNumberResponse;
})();
v1.ListServiceResponse = (function() {
const ListServiceResponse = function (properties) {
this.service = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListServiceResponse.prototype.service = $util.emptyArray;
ListServiceResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.service != null && message.service.length)
for (let i = 0; i < message.service.length; ++i)
$root.grpc.reflection.v1.ServiceResponse.encode(message.service[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListServiceResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ListServiceResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.service && message.service.length))
message.service = [];
message.service.push($root.grpc.reflection.v1.ServiceResponse.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListServiceResponse;
})();
v1.ServiceResponse = (function() {
const ServiceResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ServiceResponse.prototype.name = "";
ServiceResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ServiceResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ServiceResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ServiceResponse;
})();
v1.ErrorResponse = (function() {
const ErrorResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ErrorResponse.prototype.errorCode = 0;
ErrorResponse.prototype.errorMessage = "";
ErrorResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode") && message.errorCode !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.errorCode);
if (message.errorMessage != null && $Object.hasOwnProperty.call(message, "errorMessage") && message.errorMessage !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorMessage);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ErrorResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.grpc.reflection.v1.ErrorResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.errorCode = value;
else
delete message.errorCode;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.errorMessage = value;
else
delete message.errorMessage;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ErrorResponse;
})();
return v1;
})();
return reflection;
})();
return grpc;
})();
export const millrace = $root.millrace = (() => {
const millrace = {};
millrace.admin = (function() {
const admin = {};
admin.v1 = (function() {
const v1 = {};
v1.CreateTopicsRequest = (function() {
const CreateTopicsRequest = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CreateTopicsRequest.prototype.topics = $util.emptyArray;
CreateTopicsRequest.prototype.validateOnly = false;
CreateTopicsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.NewTopic.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CreateTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.CreateTopicsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.NewTopic.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.validateOnly = value;
else
delete message.validateOnly;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CreateTopicsRequest;
})();
v1.NewTopic = (function() {
const NewTopic = function (properties) {
this.configs = {};
this.assignments = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
NewTopic.prototype.name = "";
NewTopic.prototype.partitions = 0;
NewTopic.prototype.replicationFactor = 0;
NewTopic.prototype.configs = $util.emptyObject;
NewTopic.prototype.assignments = $util.emptyArray;
NewTopic.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partitions);
if (message.replicationFactor != null && $Object.hasOwnProperty.call(message, "replicationFactor") && message.replicationFactor !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.replicationFactor);
if (message.configs != null && $Object.hasOwnProperty.call(message, "configs"))
for (let keys = $Object.keys(message.configs), i = 0; i < keys.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.configs[keys[i]]).ldelim();
if (message.assignments != null && message.assignments.length)
for (let i = 0; i < message.assignments.length; ++i)
$root.millrace.admin.v1.ReplicaList.encode(message.assignments[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
NewTopic.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.NewTopic();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitions = value;
else
delete message.partitions;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.replicationFactor = value;
else
delete message.replicationFactor;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (message.configs === $util.emptyObject)
message.configs = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.configs, key);
message.configs[key] = value;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.assignments && message.assignments.length))
message.assignments = [];
message.assignments.push($root.millrace.admin.v1.ReplicaList.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return NewTopic;
})();
v1.CreateTopicsResponse = (function() {
const CreateTopicsResponse = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CreateTopicsResponse.prototype.topics = $util.emptyArray;
CreateTopicsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.CreateTopicResult.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CreateTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.CreateTopicsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.CreateTopicResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CreateTopicsResponse;
})();
v1.CreateTopicResult = (function() {
const CreateTopicResult = function (properties) {
this.warnings = [];
this.configs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CreateTopicResult.prototype.name = "";
CreateTopicResult.prototype.error = null;
CreateTopicResult.prototype.topicId = $util.newBuffer([]);
CreateTopicResult.prototype.partitions = 0;
CreateTopicResult.prototype.replicationFactor = 0;
CreateTopicResult.prototype.warnings = $util.emptyArray;
CreateTopicResult.prototype.configs = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(CreateTopicResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
CreateTopicResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topicId);
if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitions);
if (message.replicationFactor != null && $Object.hasOwnProperty.call(message, "replicationFactor") && message.replicationFactor !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.replicationFactor);
if (message.warnings != null && message.warnings.length)
for (let i = 0; i < message.warnings.length; ++i)
writer.uint32(/* id 6, wireType 2 =*/50).string(message.warnings[i]);
if (message.configs != null && message.configs.length)
for (let i = 0; i < message.configs.length; ++i)
$root.millrace.admin.v1.DescribedConfig.encode(message.configs[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CreateTopicResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.CreateTopicResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitions = value;
else
delete message.partitions;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.replicationFactor = value;
else
delete message.replicationFactor;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.warnings && message.warnings.length))
message.warnings = [];
message.warnings.push(reader.stringVerify());
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.configs && message.configs.length))
message.configs = [];
message.configs.push($root.millrace.admin.v1.DescribedConfig.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CreateTopicResult;
})();
v1.DeleteTopicsRequest = (function() {
const DeleteTopicsRequest = function (properties) {
this.names = [];
this.topicIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteTopicsRequest.prototype.names = $util.emptyArray;
DeleteTopicsRequest.prototype.topicIds = $util.emptyArray;
DeleteTopicsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.names != null && message.names.length)
for (let i = 0; i < message.names.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.names[i]);
if (message.topicIds != null && message.topicIds.length)
for (let i = 0; i < message.topicIds.length; ++i)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DeleteTopicsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.names && message.names.length))
message.names = [];
message.names.push(reader.stringVerify());
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.topicIds && message.topicIds.length))
message.topicIds = [];
message.topicIds.push(reader.bytes());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteTopicsRequest;
})();
v1.DeleteTopicsResponse = (function() {
const DeleteTopicsResponse = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteTopicsResponse.prototype.topics = $util.emptyArray;
DeleteTopicsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.DeleteTopicResult.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DeleteTopicsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.DeleteTopicResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteTopicsResponse;
})();
v1.DeleteTopicResult = (function() {
const DeleteTopicResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteTopicResult.prototype.name = "";
DeleteTopicResult.prototype.error = null;
DeleteTopicResult.prototype.topicId = $util.newBuffer([]);
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DeleteTopicResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DeleteTopicResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topicId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteTopicResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DeleteTopicResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteTopicResult;
})();
v1.DescribeTopicsRequest = (function() {
const DescribeTopicsRequest = function (properties) {
this.names = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeTopicsRequest.prototype.names = $util.emptyArray;
DescribeTopicsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.names != null && message.names.length)
for (let i = 0; i < message.names.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.names[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeTopicsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.names && message.names.length))
message.names = [];
message.names.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeTopicsRequest;
})();
v1.DescribeTopicsResponse = (function() {
const DescribeTopicsResponse = function (properties) {
this.topics = [];
this.nodes = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeTopicsResponse.prototype.topics = $util.emptyArray;
DescribeTopicsResponse.prototype.nodes = $util.emptyArray;
DescribeTopicsResponse.prototype.clusterId = "";
DescribeTopicsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.TopicDescription.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.nodes != null && message.nodes.length)
for (let i = 0; i < message.nodes.length; ++i)
$root.millrace.admin.v1.Node.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeTopicsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.TopicDescription.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.nodes && message.nodes.length))
message.nodes = [];
message.nodes.push($root.millrace.admin.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeTopicsResponse;
})();
v1.TopicDescription = (function() {
const TopicDescription = function (properties) {
this.partitions = [];
this.configs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TopicDescription.prototype.name = "";
TopicDescription.prototype.error = null;
TopicDescription.prototype.topicId = $util.newBuffer([]);
TopicDescription.prototype.partitions = $util.emptyArray;
TopicDescription.prototype.configs = $util.emptyArray;
TopicDescription.prototype.isInternal = false;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(TopicDescription.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
TopicDescription.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topicId);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.admin.v1.PartitionDescription.encode(message.partitions[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.configs != null && message.configs.length)
for (let i = 0; i < message.configs.length; ++i)
$root.millrace.admin.v1.ConfigEntry.encode(message.configs[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.isInternal != null && $Object.hasOwnProperty.call(message, "isInternal") && message.isInternal !== false)
writer.uint32(/* id 6, wireType 0 =*/48).bool(message.isInternal);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TopicDescription.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.TopicDescription();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.admin.v1.PartitionDescription.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.configs && message.configs.length))
message.configs = [];
message.configs.push($root.millrace.admin.v1.ConfigEntry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.isInternal = value;
else
delete message.isInternal;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TopicDescription;
})();
v1.PartitionDescription = (function() {
const PartitionDescription = function (properties) {
this.replicas = [];
this.isr = [];
this.eligibleLeaderReplicas = [];
this.offlineReplicas = [];
this.addingReplicas = [];
this.removingReplicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
PartitionDescription.prototype.partition = 0;
PartitionDescription.prototype.leader = 0;
PartitionDescription.prototype.leaderEpoch = 0;
PartitionDescription.prototype.replicas = $util.emptyArray;
PartitionDescription.prototype.isr = $util.emptyArray;
PartitionDescription.prototype.eligibleLeaderReplicas = $util.emptyArray;
PartitionDescription.prototype.offlineReplicas = $util.emptyArray;
PartitionDescription.prototype.addingReplicas = $util.emptyArray;
PartitionDescription.prototype.removingReplicas = $util.emptyArray;
PartitionDescription.prototype.leaderRecovering = false;
PartitionDescription.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.leader);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.leaderEpoch);
if (message.replicas != null && message.replicas.length)
writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.replicas);
if (message.isr != null && message.isr.length)
writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.isr);
if (message.eligibleLeaderReplicas != null && message.eligibleLeaderReplicas.length)
writer.uint32(/* id 6, wireType 2 =*/50).uint32s(message.eligibleLeaderReplicas);
if (message.offlineReplicas != null && message.offlineReplicas.length)
writer.uint32(/* id 7, wireType 2 =*/58).uint32s(message.offlineReplicas);
if (message.addingReplicas != null && message.addingReplicas.length)
writer.uint32(/* id 8, wireType 2 =*/66).uint32s(message.addingReplicas);
if (message.removingReplicas != null && message.removingReplicas.length)
writer.uint32(/* id 9, wireType 2 =*/74).uint32s(message.removingReplicas);
if (message.leaderRecovering != null && $Object.hasOwnProperty.call(message, "leaderRecovering") && message.leaderRecovering !== false)
writer.uint32(/* id 10, wireType 0 =*/80).bool(message.leaderRecovering);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
PartitionDescription.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.PartitionDescription();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leader = value;
else
delete message.leader;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.replicas && message.replicas.length))
message.replicas = [];
reader.uint32s(message.replicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push(reader.uint32());
continue;
}
case 5: {
if (wireType === 2) {
if (!(message.isr && message.isr.length))
message.isr = [];
reader.uint32s(message.isr);
continue;
}
if (wireType !== 0)
break;
if (!(message.isr && message.isr.length))
message.isr = [];
message.isr.push(reader.uint32());
continue;
}
case 6: {
if (wireType === 2) {
if (!(message.eligibleLeaderReplicas && message.eligibleLeaderReplicas.length))
message.eligibleLeaderReplicas = [];
reader.uint32s(message.eligibleLeaderReplicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.eligibleLeaderReplicas && message.eligibleLeaderReplicas.length))
message.eligibleLeaderReplicas = [];
message.eligibleLeaderReplicas.push(reader.uint32());
continue;
}
case 7: {
if (wireType === 2) {
if (!(message.offlineReplicas && message.offlineReplicas.length))
message.offlineReplicas = [];
reader.uint32s(message.offlineReplicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.offlineReplicas && message.offlineReplicas.length))
message.offlineReplicas = [];
message.offlineReplicas.push(reader.uint32());
continue;
}
case 8: {
if (wireType === 2) {
if (!(message.addingReplicas && message.addingReplicas.length))
message.addingReplicas = [];
reader.uint32s(message.addingReplicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.addingReplicas && message.addingReplicas.length))
message.addingReplicas = [];
message.addingReplicas.push(reader.uint32());
continue;
}
case 9: {
if (wireType === 2) {
if (!(message.removingReplicas && message.removingReplicas.length))
message.removingReplicas = [];
reader.uint32s(message.removingReplicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.removingReplicas && message.removingReplicas.length))
message.removingReplicas = [];
message.removingReplicas.push(reader.uint32());
continue;
}
case 10: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.leaderRecovering = value;
else
delete message.leaderRecovering;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return PartitionDescription;
})();
v1.ConfigSource = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "CONFIG_SOURCE_UNSPECIFIED"] = 0;
values[valuesById[1] = "CONFIG_SOURCE_DEFAULT"] = 1;
values[valuesById[2] = "CONFIG_SOURCE_STATIC_BROKER"] = 2;
values[valuesById[3] = "CONFIG_SOURCE_TOPIC"] = 3;
values[valuesById[4] = "CONFIG_SOURCE_DYNAMIC_BROKER"] = 4;
values[valuesById[5] = "CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER"] = 5;
values[valuesById[6] = "CONFIG_SOURCE_GROUP"] = 6;
return values;
})();
v1.ConfigEntry = (function() {
const ConfigEntry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ConfigEntry.prototype.name = "";
ConfigEntry.prototype.value = "";
ConfigEntry.prototype.source = 0;
ConfigEntry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.source);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ConfigEntry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ConfigEntry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.value = value;
else
delete message.value;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.source = value;
else
delete message.source;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ConfigEntry;
})();
v1.Node = (function() {
const Node = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Node.prototype.nodeId = 0;
Node.prototype.host = "";
Node.prototype.port = 0;
Node.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Node.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.Node();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Node;
})();
v1.DescribeClusterRequest = (function() {
const DescribeClusterRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeClusterRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeClusterRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeClusterRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeClusterRequest;
})();
v1.DescribeClusterResponse = (function() {
const DescribeClusterResponse = function (properties) {
this.nodes = [];
this.logDirs = [];
this.brokers = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeClusterResponse.prototype.clusterId = "";
DescribeClusterResponse.prototype.nodes = $util.emptyArray;
DescribeClusterResponse.prototype.controllerId = 0;
DescribeClusterResponse.prototype.version = "";
DescribeClusterResponse.prototype.nodeId = 0;
DescribeClusterResponse.prototype.uptimeMs = 0;
DescribeClusterResponse.prototype.notServingReason = "";
DescribeClusterResponse.prototype.metadata = null;
DescribeClusterResponse.prototype.logDirs = $util.emptyArray;
DescribeClusterResponse.prototype.timeMs = 0;
DescribeClusterResponse.prototype.brokers = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DescribeClusterResponse.prototype, "_metadata", {
get: $util.oneOfGetter($oneOfFields = ["metadata"]),
set: $util.oneOfSetter($oneOfFields)
});
DescribeClusterResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.clusterId);
if (message.nodes != null && message.nodes.length)
for (let i = 0; i < message.nodes.length; ++i)
$root.millrace.admin.v1.Node.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.controllerId != null && $Object.hasOwnProperty.call(message, "controllerId") && message.controllerId !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.controllerId);
if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.version);
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.nodeId);
if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs") && (typeof message.uptimeMs === "object" ? message.uptimeMs.low || message.uptimeMs.high : message.uptimeMs !== 0))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.uptimeMs);
if (message.notServingReason != null && $Object.hasOwnProperty.call(message, "notServingReason") && message.notServingReason !== "")
writer.uint32(/* id 7, wireType 2 =*/58).string(message.notServingReason);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
$root.millrace.admin.v1.MetadataStatus.encode(message.metadata, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.logDirs != null && message.logDirs.length)
for (let i = 0; i < message.logDirs.length; ++i)
$root.millrace.admin.v1.LogDirStatus.encode(message.logDirs[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
writer.uint32(/* id 10, wireType 0 =*/80).int64(message.timeMs);
if (message.brokers != null && message.brokers.length)
for (let i = 0; i < message.brokers.length; ++i)
$root.millrace.admin.v1.RegisteredBroker.encode(message.brokers[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeClusterResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeClusterResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.nodes && message.nodes.length))
message.nodes = [];
message.nodes.push($root.millrace.admin.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.controllerId = value;
else
delete message.controllerId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.version = value;
else
delete message.version;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.uptimeMs = value;
else
delete message.uptimeMs;
continue;
}
case 7: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.notServingReason = value;
else
delete message.notServingReason;
continue;
}
case 8: {
if (wireType !== 2)
break;
message.metadata = $root.millrace.admin.v1.MetadataStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
message._metadata = "metadata";
continue;
}
case 9: {
if (wireType !== 2)
break;
if (!(message.logDirs && message.logDirs.length))
message.logDirs = [];
message.logDirs.push($root.millrace.admin.v1.LogDirStatus.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 10: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.timeMs = value;
else
delete message.timeMs;
continue;
}
case 11: {
if (wireType !== 2)
break;
if (!(message.brokers && message.brokers.length))
message.brokers = [];
message.brokers.push($root.millrace.admin.v1.RegisteredBroker.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeClusterResponse;
})();
v1.RegisteredBroker = (function() {
const RegisteredBroker = function (properties) {
this.directoryIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RegisteredBroker.prototype.nodeId = 0;
RegisteredBroker.prototype.host = "";
RegisteredBroker.prototype.port = 0;
RegisteredBroker.prototype.rack = "";
RegisteredBroker.prototype.fenced = false;
RegisteredBroker.prototype.inControlledShutdown = false;
RegisteredBroker.prototype.epoch = 0;
RegisteredBroker.prototype.replicaCount = 0;
RegisteredBroker.prototype.leaderCount = 0;
RegisteredBroker.prototype.directoryIds = $util.emptyArray;
RegisteredBroker.prototype.decommissioned = false;
RegisteredBroker.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.rack);
if (message.fenced != null && $Object.hasOwnProperty.call(message, "fenced") && message.fenced !== false)
writer.uint32(/* id 5, wireType 0 =*/40).bool(message.fenced);
if (message.inControlledShutdown != null && $Object.hasOwnProperty.call(message, "inControlledShutdown") && message.inControlledShutdown !== false)
writer.uint32(/* id 6, wireType 0 =*/48).bool(message.inControlledShutdown);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.epoch);
if (message.replicaCount != null && $Object.hasOwnProperty.call(message, "replicaCount") && message.replicaCount !== 0)
writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.replicaCount);
if (message.leaderCount != null && $Object.hasOwnProperty.call(message, "leaderCount") && message.leaderCount !== 0)
writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.leaderCount);
if (message.directoryIds != null && message.directoryIds.length)
for (let i = 0; i < message.directoryIds.length; ++i)
writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.directoryIds[i]);
if (message.decommissioned != null && $Object.hasOwnProperty.call(message, "decommissioned") && message.decommissioned !== false)
writer.uint32(/* id 11, wireType 0 =*/88).bool(message.decommissioned);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RegisteredBroker.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.RegisteredBroker();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.rack = value;
else
delete message.rack;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.fenced = value;
else
delete message.fenced;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.inControlledShutdown = value;
else
delete message.inControlledShutdown;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.epoch = value;
else
delete message.epoch;
continue;
}
case 8: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.replicaCount = value;
else
delete message.replicaCount;
continue;
}
case 9: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderCount = value;
else
delete message.leaderCount;
continue;
}
case 10: {
if (wireType !== 2)
break;
if (!(message.directoryIds && message.directoryIds.length))
message.directoryIds = [];
message.directoryIds.push(reader.bytes());
continue;
}
case 11: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.decommissioned = value;
else
delete message.decommissioned;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RegisteredBroker;
})();
v1.MetadataStatus = (function() {
const MetadataStatus = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
MetadataStatus.prototype.committedOffset = 0;
MetadataStatus.prototype.appliedOffset = 0;
MetadataStatus.prototype.topicCount = 0;
MetadataStatus.prototype.partitionCount = 0;
MetadataStatus.prototype.leaderlessPartitionCount = 0;
MetadataStatus.prototype.underReplicatedPartitionCount = 0;
MetadataStatus.prototype.underMinIsrPartitionCount = 0;
MetadataStatus.prototype.reassigningPartitionCount = 0;
MetadataStatus.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.committedOffset != null && $Object.hasOwnProperty.call(message, "committedOffset") && (typeof message.committedOffset === "object" ? message.committedOffset.low || message.committedOffset.high : message.committedOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.committedOffset);
if (message.appliedOffset != null && $Object.hasOwnProperty.call(message, "appliedOffset") && (typeof message.appliedOffset === "object" ? message.appliedOffset.low || message.appliedOffset.high : message.appliedOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.appliedOffset);
if (message.topicCount != null && $Object.hasOwnProperty.call(message, "topicCount") && message.topicCount !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.topicCount);
if (message.partitionCount != null && $Object.hasOwnProperty.call(message, "partitionCount") && message.partitionCount !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitionCount);
if (message.leaderlessPartitionCount != null && $Object.hasOwnProperty.call(message, "leaderlessPartitionCount") && message.leaderlessPartitionCount !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.leaderlessPartitionCount);
if (message.underReplicatedPartitionCount != null && $Object.hasOwnProperty.call(message, "underReplicatedPartitionCount") && message.underReplicatedPartitionCount !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.underReplicatedPartitionCount);
if (message.underMinIsrPartitionCount != null && $Object.hasOwnProperty.call(message, "underMinIsrPartitionCount") && message.underMinIsrPartitionCount !== 0)
writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.underMinIsrPartitionCount);
if (message.reassigningPartitionCount != null && $Object.hasOwnProperty.call(message, "reassigningPartitionCount") && message.reassigningPartitionCount !== 0)
writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.reassigningPartitionCount);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
MetadataStatus.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.MetadataStatus();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.committedOffset = value;
else
delete message.committedOffset;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.appliedOffset = value;
else
delete message.appliedOffset;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.topicCount = value;
else
delete message.topicCount;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionCount = value;
else
delete message.partitionCount;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderlessPartitionCount = value;
else
delete message.leaderlessPartitionCount;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.underReplicatedPartitionCount = value;
else
delete message.underReplicatedPartitionCount;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.underMinIsrPartitionCount = value;
else
delete message.underMinIsrPartitionCount;
continue;
}
case 8: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.reassigningPartitionCount = value;
else
delete message.reassigningPartitionCount;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return MetadataStatus;
})();
v1.LogDirStatus = (function() {
const LogDirStatus = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
LogDirStatus.prototype.path = "";
LogDirStatus.prototype.directoryId = $util.newBuffer([]);
LogDirStatus.prototype.error = null;
LogDirStatus.prototype.totalBytes = 0;
LogDirStatus.prototype.usableBytes = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(LogDirStatus.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
LogDirStatus.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.totalBytes);
if (message.usableBytes != null && $Object.hasOwnProperty.call(message, "usableBytes") && (typeof message.usableBytes === "object" ? message.usableBytes.low || message.usableBytes.high : message.usableBytes !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.usableBytes);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
LogDirStatus.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.LogDirStatus();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.path = value;
else
delete message.path;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.totalBytes = value;
else
delete message.totalBytes;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.usableBytes = value;
else
delete message.usableBytes;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return LogDirStatus;
})();
v1.CreatePartitionsRequest = (function() {
const CreatePartitionsRequest = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CreatePartitionsRequest.prototype.topics = $util.emptyArray;
CreatePartitionsRequest.prototype.validateOnly = false;
CreatePartitionsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.NewPartitions.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CreatePartitionsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.CreatePartitionsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.NewPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.validateOnly = value;
else
delete message.validateOnly;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CreatePartitionsRequest;
})();
v1.NewPartitions = (function() {
const NewPartitions = function (properties) {
this.assignments = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
NewPartitions.prototype.name = "";
NewPartitions.prototype.totalCount = 0;
NewPartitions.prototype.assignments = $util.emptyArray;
NewPartitions.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.totalCount != null && $Object.hasOwnProperty.call(message, "totalCount") && message.totalCount !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.totalCount);
if (message.assignments != null && message.assignments.length)
for (let i = 0; i < message.assignments.length; ++i)
$root.millrace.admin.v1.ReplicaList.encode(message.assignments[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
NewPartitions.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.NewPartitions();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.totalCount = value;
else
delete message.totalCount;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.assignments && message.assignments.length))
message.assignments = [];
message.assignments.push($root.millrace.admin.v1.ReplicaList.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return NewPartitions;
})();
v1.CreatePartitionsResponse = (function() {
const CreatePartitionsResponse = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CreatePartitionsResponse.prototype.topics = $util.emptyArray;
CreatePartitionsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.CreatePartitionsResult.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CreatePartitionsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.CreatePartitionsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.CreatePartitionsResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CreatePartitionsResponse;
})();
v1.CreatePartitionsResult = (function() {
const CreatePartitionsResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CreatePartitionsResult.prototype.name = "";
CreatePartitionsResult.prototype.error = null;
CreatePartitionsResult.prototype.partitions = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(CreatePartitionsResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
CreatePartitionsResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CreatePartitionsResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.CreatePartitionsResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitions = value;
else
delete message.partitions;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CreatePartitionsResult;
})();
v1.ConfigResourceType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "CONFIG_RESOURCE_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "CONFIG_RESOURCE_TYPE_TOPIC"] = 1;
values[valuesById[2] = "CONFIG_RESOURCE_TYPE_BROKER"] = 2;
values[valuesById[3] = "CONFIG_RESOURCE_TYPE_GROUP"] = 3;
return values;
})();
v1.DescribeConfigsRequest = (function() {
const DescribeConfigsRequest = function (properties) {
this.resources = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeConfigsRequest.prototype.resources = $util.emptyArray;
DescribeConfigsRequest.prototype.includeSynonyms = false;
DescribeConfigsRequest.prototype.includeDocumentation = false;
DescribeConfigsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.resources != null && message.resources.length)
for (let i = 0; i < message.resources.length; ++i)
$root.millrace.admin.v1.DescribeConfigsResource.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.includeSynonyms != null && $Object.hasOwnProperty.call(message, "includeSynonyms") && message.includeSynonyms !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.includeSynonyms);
if (message.includeDocumentation != null && $Object.hasOwnProperty.call(message, "includeDocumentation") && message.includeDocumentation !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.includeDocumentation);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeConfigsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeConfigsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.resources && message.resources.length))
message.resources = [];
message.resources.push($root.millrace.admin.v1.DescribeConfigsResource.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.includeSynonyms = value;
else
delete message.includeSynonyms;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.includeDocumentation = value;
else
delete message.includeDocumentation;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeConfigsRequest;
})();
v1.DescribeConfigsResource = (function() {
const DescribeConfigsResource = function (properties) {
this.keys = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeConfigsResource.prototype.type = 0;
DescribeConfigsResource.prototype.name = "";
DescribeConfigsResource.prototype.keys = $util.emptyArray;
DescribeConfigsResource.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
if (message.keys != null && message.keys.length)
for (let i = 0; i < message.keys.length; ++i)
writer.uint32(/* id 3, wireType 2 =*/26).string(message.keys[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeConfigsResource.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeConfigsResource();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.type = value;
else
delete message.type;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.keys && message.keys.length))
message.keys = [];
message.keys.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeConfigsResource;
})();
v1.DescribeConfigsResponse = (function() {
const DescribeConfigsResponse = function (properties) {
this.resources = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeConfigsResponse.prototype.resources = $util.emptyArray;
DescribeConfigsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.resources != null && message.resources.length)
for (let i = 0; i < message.resources.length; ++i)
$root.millrace.admin.v1.DescribeConfigsResult.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeConfigsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeConfigsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.resources && message.resources.length))
message.resources = [];
message.resources.push($root.millrace.admin.v1.DescribeConfigsResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeConfigsResponse;
})();
v1.DescribeConfigsResult = (function() {
const DescribeConfigsResult = function (properties) {
this.entries = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeConfigsResult.prototype.type = 0;
DescribeConfigsResult.prototype.name = "";
DescribeConfigsResult.prototype.error = null;
DescribeConfigsResult.prototype.entries = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DescribeConfigsResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DescribeConfigsResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.entries != null && message.entries.length)
for (let i = 0; i < message.entries.length; ++i)
$root.millrace.admin.v1.DescribedConfig.encode(message.entries[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeConfigsResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeConfigsResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.type = value;
else
delete message.type;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.entries && message.entries.length))
message.entries = [];
message.entries.push($root.millrace.admin.v1.DescribedConfig.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeConfigsResult;
})();
v1.ConfigType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "CONFIG_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "CONFIG_TYPE_BOOLEAN"] = 1;
values[valuesById[2] = "CONFIG_TYPE_STRING"] = 2;
values[valuesById[3] = "CONFIG_TYPE_INT"] = 3;
values[valuesById[4] = "CONFIG_TYPE_SHORT"] = 4;
values[valuesById[5] = "CONFIG_TYPE_LONG"] = 5;
values[valuesById[6] = "CONFIG_TYPE_DOUBLE"] = 6;
values[valuesById[7] = "CONFIG_TYPE_LIST"] = 7;
values[valuesById[8] = "CONFIG_TYPE_CLASS"] = 8;
values[valuesById[9] = "CONFIG_TYPE_PASSWORD"] = 9;
return values;
})();
v1.DescribedConfig = (function() {
const DescribedConfig = function (properties) {
this.synonyms = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribedConfig.prototype.name = "";
DescribedConfig.prototype.value = null;
DescribedConfig.prototype.source = 0;
DescribedConfig.prototype.readOnly = false;
DescribedConfig.prototype.sensitive = false;
DescribedConfig.prototype.type = 0;
DescribedConfig.prototype.synonyms = $util.emptyArray;
DescribedConfig.prototype.documentation = "";
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DescribedConfig.prototype, "_value", {
get: $util.oneOfGetter($oneOfFields = ["value"]),
set: $util.oneOfSetter($oneOfFields)
});
DescribedConfig.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.source);
if (message.readOnly != null && $Object.hasOwnProperty.call(message, "readOnly") && message.readOnly !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.readOnly);
if (message.sensitive != null && $Object.hasOwnProperty.call(message, "sensitive") && message.sensitive !== false)
writer.uint32(/* id 5, wireType 0 =*/40).bool(message.sensitive);
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).int32(message.type);
if (message.synonyms != null && message.synonyms.length)
for (let i = 0; i < message.synonyms.length; ++i)
$root.millrace.admin.v1.ConfigSynonym.encode(message.synonyms[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.documentation != null && $Object.hasOwnProperty.call(message, "documentation") && message.documentation !== "")
writer.uint32(/* id 8, wireType 2 =*/66).string(message.documentation);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribedConfig.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribedConfig();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.value = reader.stringVerify();
message._value = "value";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.source = value;
else
delete message.source;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.readOnly = value;
else
delete message.readOnly;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.sensitive = value;
else
delete message.sensitive;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.type = value;
else
delete message.type;
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.synonyms && message.synonyms.length))
message.synonyms = [];
message.synonyms.push($root.millrace.admin.v1.ConfigSynonym.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 8: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.documentation = value;
else
delete message.documentation;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribedConfig;
})();
v1.ConfigSynonym = (function() {
const ConfigSynonym = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ConfigSynonym.prototype.name = "";
ConfigSynonym.prototype.value = null;
ConfigSynonym.prototype.source = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ConfigSynonym.prototype, "_value", {
get: $util.oneOfGetter($oneOfFields = ["value"]),
set: $util.oneOfSetter($oneOfFields)
});
ConfigSynonym.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.source);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ConfigSynonym.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ConfigSynonym();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.value = reader.stringVerify();
message._value = "value";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.source = value;
else
delete message.source;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ConfigSynonym;
})();
v1.IncrementalAlterConfigsRequest = (function() {
const IncrementalAlterConfigsRequest = function (properties) {
this.resources = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
IncrementalAlterConfigsRequest.prototype.resources = $util.emptyArray;
IncrementalAlterConfigsRequest.prototype.validateOnly = false;
IncrementalAlterConfigsRequest.prototype.replace = false;
IncrementalAlterConfigsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.resources != null && message.resources.length)
for (let i = 0; i < message.resources.length; ++i)
$root.millrace.admin.v1.AlterConfigsResource.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
if (message.replace != null && $Object.hasOwnProperty.call(message, "replace") && message.replace !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.replace);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
IncrementalAlterConfigsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.IncrementalAlterConfigsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.resources && message.resources.length))
message.resources = [];
message.resources.push($root.millrace.admin.v1.AlterConfigsResource.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.validateOnly = value;
else
delete message.validateOnly;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.replace = value;
else
delete message.replace;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return IncrementalAlterConfigsRequest;
})();
v1.AlterConfigsResource = (function() {
const AlterConfigsResource = function (properties) {
this.ops = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterConfigsResource.prototype.type = 0;
AlterConfigsResource.prototype.name = "";
AlterConfigsResource.prototype.ops = $util.emptyArray;
AlterConfigsResource.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
if (message.ops != null && message.ops.length)
for (let i = 0; i < message.ops.length; ++i)
$root.millrace.admin.v1.AlterConfigOp.encode(message.ops[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterConfigsResource.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterConfigsResource();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.type = value;
else
delete message.type;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.ops && message.ops.length))
message.ops = [];
message.ops.push($root.millrace.admin.v1.AlterConfigOp.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterConfigsResource;
})();
v1.AlterConfigOp = (function() {
const AlterConfigOp = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterConfigOp.prototype.name = "";
AlterConfigOp.prototype.op = 0;
AlterConfigOp.prototype.value = "";
AlterConfigOp.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).int32(message.op);
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.value);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterConfigOp.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterConfigOp();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.op = value;
else
delete message.op;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.value = value;
else
delete message.value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
AlterConfigOp.Kind = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
values[valuesById[1] = "KIND_SET"] = 1;
values[valuesById[2] = "KIND_DELETE"] = 2;
values[valuesById[3] = "KIND_APPEND"] = 3;
values[valuesById[4] = "KIND_SUBTRACT"] = 4;
return values;
})();
return AlterConfigOp;
})();
v1.IncrementalAlterConfigsResponse = (function() {
const IncrementalAlterConfigsResponse = function (properties) {
this.resources = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
IncrementalAlterConfigsResponse.prototype.resources = $util.emptyArray;
IncrementalAlterConfigsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.resources != null && message.resources.length)
for (let i = 0; i < message.resources.length; ++i)
$root.millrace.admin.v1.AlterConfigsResult.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
IncrementalAlterConfigsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.IncrementalAlterConfigsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.resources && message.resources.length))
message.resources = [];
message.resources.push($root.millrace.admin.v1.AlterConfigsResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return IncrementalAlterConfigsResponse;
})();
v1.AlterConfigsResult = (function() {
const AlterConfigsResult = function (properties) {
this.warnings = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterConfigsResult.prototype.type = 0;
AlterConfigsResult.prototype.name = "";
AlterConfigsResult.prototype.error = null;
AlterConfigsResult.prototype.warnings = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(AlterConfigsResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
AlterConfigsResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.warnings != null && message.warnings.length)
for (let i = 0; i < message.warnings.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).string(message.warnings[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterConfigsResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterConfigsResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.type = value;
else
delete message.type;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.warnings && message.warnings.length))
message.warnings = [];
message.warnings.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterConfigsResult;
})();
v1.DescribeLogDirsRequest = (function() {
const DescribeLogDirsRequest = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeLogDirsRequest.prototype.topics = $util.emptyArray;
DescribeLogDirsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.DescribeLogDirsTopic.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeLogDirsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeLogDirsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.DescribeLogDirsTopic.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeLogDirsRequest;
})();
v1.DescribeLogDirsTopic = (function() {
const DescribeLogDirsTopic = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeLogDirsTopic.prototype.name = "";
DescribeLogDirsTopic.prototype.partitions = $util.emptyArray;
DescribeLogDirsTopic.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.partitions != null && message.partitions.length)
writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeLogDirsTopic.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeLogDirsTopic();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.partitions && message.partitions.length))
message.partitions = [];
reader.uint32s(message.partitions);
continue;
}
if (wireType !== 0)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeLogDirsTopic;
})();
v1.DescribeLogDirsResponse = (function() {
const DescribeLogDirsResponse = function (properties) {
this.logDirs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeLogDirsResponse.prototype.logDirs = $util.emptyArray;
DescribeLogDirsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.logDirs != null && message.logDirs.length)
for (let i = 0; i < message.logDirs.length; ++i)
$root.millrace.admin.v1.LogDirDescription.encode(message.logDirs[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeLogDirsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeLogDirsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.logDirs && message.logDirs.length))
message.logDirs = [];
message.logDirs.push($root.millrace.admin.v1.LogDirDescription.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeLogDirsResponse;
})();
v1.LogDirDescription = (function() {
const LogDirDescription = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
LogDirDescription.prototype.path = "";
LogDirDescription.prototype.directoryId = $util.newBuffer([]);
LogDirDescription.prototype.error = null;
LogDirDescription.prototype.totalBytes = 0;
LogDirDescription.prototype.usableBytes = 0;
LogDirDescription.prototype.topics = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(LogDirDescription.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
LogDirDescription.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.totalBytes);
if (message.usableBytes != null && $Object.hasOwnProperty.call(message, "usableBytes") && (typeof message.usableBytes === "object" ? message.usableBytes.low || message.usableBytes.high : message.usableBytes !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.usableBytes);
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.LogDirTopic.encode(message.topics[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
LogDirDescription.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.LogDirDescription();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.path = value;
else
delete message.path;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.totalBytes = value;
else
delete message.totalBytes;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.usableBytes = value;
else
delete message.usableBytes;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.LogDirTopic.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return LogDirDescription;
})();
v1.LogDirTopic = (function() {
const LogDirTopic = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
LogDirTopic.prototype.name = "";
LogDirTopic.prototype.topicId = $util.newBuffer([]);
LogDirTopic.prototype.partitions = $util.emptyArray;
LogDirTopic.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicId);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.admin.v1.LogDirPartition.encode(message.partitions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
LogDirTopic.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.LogDirTopic();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.admin.v1.LogDirPartition.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return LogDirTopic;
})();
v1.LogDirPartition = (function() {
const LogDirPartition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
LogDirPartition.prototype.partition = 0;
LogDirPartition.prototype.sizeBytes = 0;
LogDirPartition.prototype.offsetLag = 0;
LogDirPartition.prototype.isFuture = false;
LogDirPartition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes") && (typeof message.sizeBytes === "object" ? message.sizeBytes.low || message.sizeBytes.high : message.sizeBytes !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.sizeBytes);
if (message.offsetLag != null && $Object.hasOwnProperty.call(message, "offsetLag") && (typeof message.offsetLag === "object" ? message.offsetLag.low || message.offsetLag.high : message.offsetLag !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offsetLag);
if (message.isFuture != null && $Object.hasOwnProperty.call(message, "isFuture") && message.isFuture !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.isFuture);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
LogDirPartition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.LogDirPartition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.sizeBytes = value;
else
delete message.sizeBytes;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offsetLag = value;
else
delete message.offsetLag;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.isFuture = value;
else
delete message.isFuture;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return LogDirPartition;
})();
v1.AlterReplicaLogDirsRequest = (function() {
const AlterReplicaLogDirsRequest = function (properties) {
this.replicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterReplicaLogDirsRequest.prototype.replicas = $util.emptyArray;
AlterReplicaLogDirsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.replicas != null && message.replicas.length)
for (let i = 0; i < message.replicas.length; ++i)
$root.millrace.admin.v1.ReplicaLogDir.encode(message.replicas[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterReplicaLogDirsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterReplicaLogDirsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push($root.millrace.admin.v1.ReplicaLogDir.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterReplicaLogDirsRequest;
})();
v1.ReplicaLogDir = (function() {
const ReplicaLogDir = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaLogDir.prototype.topic = "";
ReplicaLogDir.prototype.partition = 0;
ReplicaLogDir.prototype.path = "";
ReplicaLogDir.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.path);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaLogDir.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ReplicaLogDir();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.path = value;
else
delete message.path;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaLogDir;
})();
v1.AlterReplicaLogDirsResponse = (function() {
const AlterReplicaLogDirsResponse = function (properties) {
this.replicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterReplicaLogDirsResponse.prototype.replicas = $util.emptyArray;
AlterReplicaLogDirsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.replicas != null && message.replicas.length)
for (let i = 0; i < message.replicas.length; ++i)
$root.millrace.admin.v1.AlterReplicaLogDirResult.encode(message.replicas[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterReplicaLogDirsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterReplicaLogDirsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push($root.millrace.admin.v1.AlterReplicaLogDirResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterReplicaLogDirsResponse;
})();
v1.AlterReplicaLogDirResult = (function() {
const AlterReplicaLogDirResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterReplicaLogDirResult.prototype.topic = "";
AlterReplicaLogDirResult.prototype.partition = 0;
AlterReplicaLogDirResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(AlterReplicaLogDirResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
AlterReplicaLogDirResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterReplicaLogDirResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterReplicaLogDirResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterReplicaLogDirResult;
})();
v1.AlterPartitionReassignmentsRequest = (function() {
const AlterPartitionReassignmentsRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterPartitionReassignmentsRequest.prototype.partitions = $util.emptyArray;
AlterPartitionReassignmentsRequest.prototype.keepReplicationFactor = false;
AlterPartitionReassignmentsRequest.prototype.validateOnly = false;
AlterPartitionReassignmentsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.admin.v1.PartitionReassignment.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.keepReplicationFactor != null && $Object.hasOwnProperty.call(message, "keepReplicationFactor") && message.keepReplicationFactor !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.keepReplicationFactor);
if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.validateOnly);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterPartitionReassignmentsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterPartitionReassignmentsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.admin.v1.PartitionReassignment.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.keepReplicationFactor = value;
else
delete message.keepReplicationFactor;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.validateOnly = value;
else
delete message.validateOnly;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterPartitionReassignmentsRequest;
})();
v1.PartitionReassignment = (function() {
const PartitionReassignment = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
PartitionReassignment.prototype.topic = "";
PartitionReassignment.prototype.partition = 0;
PartitionReassignment.prototype.target = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(PartitionReassignment.prototype, "_target", {
get: $util.oneOfGetter($oneOfFields = ["target"]),
set: $util.oneOfSetter($oneOfFields)
});
PartitionReassignment.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
$root.millrace.admin.v1.ReplicaList.encode(message.target, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
PartitionReassignment.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.PartitionReassignment();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.target = $root.millrace.admin.v1.ReplicaList.decode(reader, reader.size(), $undefined, _depth + 1, message.target);
message._target = "target";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return PartitionReassignment;
})();
v1.ReplicaList = (function() {
const ReplicaList = function (properties) {
this.nodeIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaList.prototype.nodeIds = $util.emptyArray;
ReplicaList.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeIds != null && message.nodeIds.length)
writer.uint32(/* id 1, wireType 2 =*/10).uint32s(message.nodeIds);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaList.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ReplicaList();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.nodeIds && message.nodeIds.length))
message.nodeIds = [];
reader.uint32s(message.nodeIds);
continue;
}
if (wireType !== 0)
break;
if (!(message.nodeIds && message.nodeIds.length))
message.nodeIds = [];
message.nodeIds.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaList;
})();
v1.AlterPartitionReassignmentsResponse = (function() {
const AlterPartitionReassignmentsResponse = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterPartitionReassignmentsResponse.prototype.partitions = $util.emptyArray;
AlterPartitionReassignmentsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.admin.v1.AlterPartitionReassignmentResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterPartitionReassignmentsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterPartitionReassignmentsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.admin.v1.AlterPartitionReassignmentResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterPartitionReassignmentsResponse;
})();
v1.AlterPartitionReassignmentResult = (function() {
const AlterPartitionReassignmentResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterPartitionReassignmentResult.prototype.topic = "";
AlterPartitionReassignmentResult.prototype.partition = 0;
AlterPartitionReassignmentResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(AlterPartitionReassignmentResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
AlterPartitionReassignmentResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterPartitionReassignmentResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AlterPartitionReassignmentResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterPartitionReassignmentResult;
})();
v1.ListPartitionReassignmentsRequest = (function() {
const ListPartitionReassignmentsRequest = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListPartitionReassignmentsRequest.prototype.topics = $util.emptyArray;
ListPartitionReassignmentsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.TopicPartitions.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListPartitionReassignmentsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ListPartitionReassignmentsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListPartitionReassignmentsRequest;
})();
v1.TopicPartitions = (function() {
const TopicPartitions = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TopicPartitions.prototype.topic = "";
TopicPartitions.prototype.partitions = $util.emptyArray;
TopicPartitions.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partitions != null && message.partitions.length)
writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TopicPartitions.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.TopicPartitions();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.partitions && message.partitions.length))
message.partitions = [];
reader.uint32s(message.partitions);
continue;
}
if (wireType !== 0)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TopicPartitions;
})();
v1.ListPartitionReassignmentsResponse = (function() {
const ListPartitionReassignmentsResponse = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListPartitionReassignmentsResponse.prototype.partitions = $util.emptyArray;
ListPartitionReassignmentsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.admin.v1.OngoingPartitionReassignment.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListPartitionReassignmentsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ListPartitionReassignmentsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.admin.v1.OngoingPartitionReassignment.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListPartitionReassignmentsResponse;
})();
v1.OngoingPartitionReassignment = (function() {
const OngoingPartitionReassignment = function (properties) {
this.replicas = [];
this.addingReplicas = [];
this.removingReplicas = [];
this.isr = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
OngoingPartitionReassignment.prototype.topic = "";
OngoingPartitionReassignment.prototype.topicId = $util.newBuffer([]);
OngoingPartitionReassignment.prototype.partition = 0;
OngoingPartitionReassignment.prototype.replicas = $util.emptyArray;
OngoingPartitionReassignment.prototype.addingReplicas = $util.emptyArray;
OngoingPartitionReassignment.prototype.removingReplicas = $util.emptyArray;
OngoingPartitionReassignment.prototype.isr = $util.emptyArray;
OngoingPartitionReassignment.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partition);
if (message.replicas != null && message.replicas.length)
writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.replicas);
if (message.addingReplicas != null && message.addingReplicas.length)
writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.addingReplicas);
if (message.removingReplicas != null && message.removingReplicas.length)
writer.uint32(/* id 6, wireType 2 =*/50).uint32s(message.removingReplicas);
if (message.isr != null && message.isr.length)
writer.uint32(/* id 7, wireType 2 =*/58).uint32s(message.isr);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
OngoingPartitionReassignment.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.OngoingPartitionReassignment();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.replicas && message.replicas.length))
message.replicas = [];
reader.uint32s(message.replicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push(reader.uint32());
continue;
}
case 5: {
if (wireType === 2) {
if (!(message.addingReplicas && message.addingReplicas.length))
message.addingReplicas = [];
reader.uint32s(message.addingReplicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.addingReplicas && message.addingReplicas.length))
message.addingReplicas = [];
message.addingReplicas.push(reader.uint32());
continue;
}
case 6: {
if (wireType === 2) {
if (!(message.removingReplicas && message.removingReplicas.length))
message.removingReplicas = [];
reader.uint32s(message.removingReplicas);
continue;
}
if (wireType !== 0)
break;
if (!(message.removingReplicas && message.removingReplicas.length))
message.removingReplicas = [];
message.removingReplicas.push(reader.uint32());
continue;
}
case 7: {
if (wireType === 2) {
if (!(message.isr && message.isr.length))
message.isr = [];
reader.uint32s(message.isr);
continue;
}
if (wireType !== 0)
break;
if (!(message.isr && message.isr.length))
message.isr = [];
message.isr.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return OngoingPartitionReassignment;
})();
v1.ElectionType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "ELECTION_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "ELECTION_TYPE_PREFERRED"] = 1;
values[valuesById[2] = "ELECTION_TYPE_UNCLEAN"] = 2;
return values;
})();
v1.ElectLeadersRequest = (function() {
const ElectLeadersRequest = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ElectLeadersRequest.prototype.type = 0;
ElectLeadersRequest.prototype.topics = $util.emptyArray;
ElectLeadersRequest.prototype.all = false;
ElectLeadersRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.admin.v1.TopicPartitions.encode(message.topics[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.all != null && $Object.hasOwnProperty.call(message, "all") && message.all !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.all);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ElectLeadersRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ElectLeadersRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.type = value;
else
delete message.type;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.admin.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.all = value;
else
delete message.all;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ElectLeadersRequest;
})();
v1.ElectLeadersResponse = (function() {
const ElectLeadersResponse = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ElectLeadersResponse.prototype.partitions = $util.emptyArray;
ElectLeadersResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.admin.v1.LeaderElectionResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ElectLeadersResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.ElectLeadersResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.admin.v1.LeaderElectionResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ElectLeadersResponse;
})();
v1.LeaderElectionResult = (function() {
const LeaderElectionResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
LeaderElectionResult.prototype.topic = "";
LeaderElectionResult.prototype.partition = 0;
LeaderElectionResult.prototype.error = null;
LeaderElectionResult.prototype.leader = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(LeaderElectionResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
LeaderElectionResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.leader);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
LeaderElectionResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.LeaderElectionResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leader = value;
else
delete message.leader;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return LeaderElectionResult;
})();
v1.DecommissionBrokerRequest = (function() {
const DecommissionBrokerRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DecommissionBrokerRequest.prototype.nodeId = 0;
DecommissionBrokerRequest.prototype.validateOnly = false;
DecommissionBrokerRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DecommissionBrokerRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DecommissionBrokerRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.validateOnly = value;
else
delete message.validateOnly;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DecommissionBrokerRequest;
})();
v1.DecommissionBrokerResponse = (function() {
const DecommissionBrokerResponse = function (properties) {
this.started = [];
this.refused = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DecommissionBrokerResponse.prototype.started = $util.emptyArray;
DecommissionBrokerResponse.prototype.refused = $util.emptyArray;
DecommissionBrokerResponse.prototype.replicasLeft = 0;
DecommissionBrokerResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.started != null && message.started.length)
for (let i = 0; i < message.started.length; ++i)
$root.millrace.admin.v1.PartitionReassignment.encode(message.started[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.refused != null && message.refused.length)
for (let i = 0; i < message.refused.length; ++i)
$root.millrace.admin.v1.AlterPartitionReassignmentResult.encode(message.refused[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.replicasLeft != null && $Object.hasOwnProperty.call(message, "replicasLeft") && message.replicasLeft !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.replicasLeft);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DecommissionBrokerResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DecommissionBrokerResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.started && message.started.length))
message.started = [];
message.started.push($root.millrace.admin.v1.PartitionReassignment.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.refused && message.refused.length))
message.refused = [];
message.refused.push($root.millrace.admin.v1.AlterPartitionReassignmentResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.replicasLeft = value;
else
delete message.replicasLeft;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DecommissionBrokerResponse;
})();
v1.RecommissionBrokerRequest = (function() {
const RecommissionBrokerRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RecommissionBrokerRequest.prototype.nodeId = 0;
RecommissionBrokerRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RecommissionBrokerRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.RecommissionBrokerRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RecommissionBrokerRequest;
})();
v1.RecommissionBrokerResponse = (function() {
const RecommissionBrokerResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RecommissionBrokerResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RecommissionBrokerResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.RecommissionBrokerResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RecommissionBrokerResponse;
})();
v1.UnregisterBrokerRequest = (function() {
const UnregisterBrokerRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
UnregisterBrokerRequest.prototype.nodeId = 0;
UnregisterBrokerRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
UnregisterBrokerRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.UnregisterBrokerRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return UnregisterBrokerRequest;
})();
v1.UnregisterBrokerResponse = (function() {
const UnregisterBrokerResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
UnregisterBrokerResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
UnregisterBrokerResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.UnregisterBrokerResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return UnregisterBrokerResponse;
})();
v1.DescribeQuorumRequest = (function() {
const DescribeQuorumRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeQuorumRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeQuorumRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeQuorumRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeQuorumRequest;
})();
v1.DescribeQuorumResponse = (function() {
const DescribeQuorumResponse = function (properties) {
this.voters = [];
this.observers = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeQuorumResponse.prototype.leaderId = 0;
DescribeQuorumResponse.prototype.leaderEpoch = 0;
DescribeQuorumResponse.prototype.highWatermark = 0;
DescribeQuorumResponse.prototype.voters = $util.emptyArray;
DescribeQuorumResponse.prototype.observers = $util.emptyArray;
DescribeQuorumResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.leaderId != null && $Object.hasOwnProperty.call(message, "leaderId") && message.leaderId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.leaderId);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.leaderEpoch);
if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.highWatermark);
if (message.voters != null && message.voters.length)
for (let i = 0; i < message.voters.length; ++i)
$root.millrace.admin.v1.QuorumReplica.encode(message.voters[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.observers != null && message.observers.length)
for (let i = 0; i < message.observers.length; ++i)
$root.millrace.admin.v1.QuorumReplica.encode(message.observers[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeQuorumResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.DescribeQuorumResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderId = value;
else
delete message.leaderId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.highWatermark = value;
else
delete message.highWatermark;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.voters && message.voters.length))
message.voters = [];
message.voters.push($root.millrace.admin.v1.QuorumReplica.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.observers && message.observers.length))
message.observers = [];
message.observers.push($root.millrace.admin.v1.QuorumReplica.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeQuorumResponse;
})();
v1.QuorumReplica = (function() {
const QuorumReplica = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
QuorumReplica.prototype.nodeId = 0;
QuorumReplica.prototype.directoryId = $util.newBuffer([]);
QuorumReplica.prototype.host = "";
QuorumReplica.prototype.port = 0;
QuorumReplica.prototype.logEndOffset = 0;
QuorumReplica.prototype.silentMs = 0;
QuorumReplica.prototype.caughtUpMs = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(QuorumReplica.prototype, "_caughtUpMs", {
get: $util.oneOfGetter($oneOfFields = ["caughtUpMs"]),
set: $util.oneOfSetter($oneOfFields)
});
QuorumReplica.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.port);
if (message.logEndOffset != null && $Object.hasOwnProperty.call(message, "logEndOffset") && (typeof message.logEndOffset === "object" ? message.logEndOffset.low || message.logEndOffset.high : message.logEndOffset !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logEndOffset);
if (message.silentMs != null && $Object.hasOwnProperty.call(message, "silentMs") && (typeof message.silentMs === "object" ? message.silentMs.low || message.silentMs.high : message.silentMs !== 0))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.silentMs);
if (message.caughtUpMs != null && $Object.hasOwnProperty.call(message, "caughtUpMs"))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.caughtUpMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
QuorumReplica.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.QuorumReplica();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logEndOffset = value;
else
delete message.logEndOffset;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.silentMs = value;
else
delete message.silentMs;
continue;
}
case 7: {
if (wireType !== 0)
break;
message.caughtUpMs = $safe(reader.int64());
message._caughtUpMs = "caughtUpMs";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return QuorumReplica;
})();
v1.AddVoterRequest = (function() {
const AddVoterRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddVoterRequest.prototype.nodeId = 0;
AddVoterRequest.prototype.directoryId = $util.newBuffer([]);
AddVoterRequest.prototype.host = "";
AddVoterRequest.prototype.port = 0;
AddVoterRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.port);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddVoterRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AddVoterRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddVoterRequest;
})();
v1.AddVoterResponse = (function() {
const AddVoterResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddVoterResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddVoterResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.AddVoterResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddVoterResponse;
})();
v1.RemoveVoterRequest = (function() {
const RemoveVoterRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RemoveVoterRequest.prototype.nodeId = 0;
RemoveVoterRequest.prototype.directoryId = $util.newBuffer([]);
RemoveVoterRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RemoveVoterRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.RemoveVoterRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RemoveVoterRequest;
})();
v1.RemoveVoterResponse = (function() {
const RemoveVoterResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RemoveVoterResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RemoveVoterResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.admin.v1.RemoveVoterResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RemoveVoterResponse;
})();
return v1;
})();
return admin;
})();
millrace.common = (function() {
const common = {};
common.v1 = (function() {
const v1 = {};
v1.ErrorReason = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "ERROR_REASON_UNSPECIFIED"] = 0;
values[valuesById[1] = "ERROR_REASON_OFFSET_OUT_OF_RANGE"] = 1;
values[valuesById[2] = "ERROR_REASON_CORRUPT_MESSAGE"] = 2;
values[valuesById[3] = "ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION"] = 3;
values[valuesById[4] = "ERROR_REASON_NOT_LEADER"] = 4;
values[valuesById[5] = "ERROR_REASON_REQUEST_TIMED_OUT"] = 5;
values[valuesById[6] = "ERROR_REASON_MESSAGE_TOO_LARGE"] = 6;
values[valuesById[7] = "ERROR_REASON_INVALID_TOPIC"] = 7;
values[valuesById[8] = "ERROR_REASON_RECORD_LIST_TOO_LARGE"] = 8;
values[valuesById[9] = "ERROR_REASON_INVALID_REQUIRED_ACKS"] = 9;
values[valuesById[10] = "ERROR_REASON_INVALID_TIMESTAMP"] = 10;
values[valuesById[11] = "ERROR_REASON_TOPIC_ALREADY_EXISTS"] = 11;
values[valuesById[12] = "ERROR_REASON_INVALID_PARTITIONS"] = 12;
values[valuesById[13] = "ERROR_REASON_INVALID_REPLICATION_FACTOR"] = 13;
values[valuesById[14] = "ERROR_REASON_INVALID_CONFIG"] = 14;
values[valuesById[15] = "ERROR_REASON_INVALID_REQUEST"] = 15;
values[valuesById[16] = "ERROR_REASON_UNSUPPORTED_FOR_MESSAGE_FORMAT"] = 16;
values[valuesById[17] = "ERROR_REASON_OUT_OF_ORDER_SEQUENCE"] = 17;
values[valuesById[18] = "ERROR_REASON_INVALID_PRODUCER_EPOCH"] = 18;
values[valuesById[19] = "ERROR_REASON_UNKNOWN_PRODUCER_ID"] = 19;
values[valuesById[20] = "ERROR_REASON_FENCED_LEADER_EPOCH"] = 20;
values[valuesById[21] = "ERROR_REASON_UNKNOWN_LEADER_EPOCH"] = 21;
values[valuesById[22] = "ERROR_REASON_UNSUPPORTED_COMPRESSION_TYPE"] = 22;
values[valuesById[23] = "ERROR_REASON_OFFSET_NOT_AVAILABLE"] = 23;
values[valuesById[24] = "ERROR_REASON_INVALID_RECORD"] = 24;
values[valuesById[25] = "ERROR_REASON_UNKNOWN_TOPIC_ID"] = 25;
values[valuesById[26] = "ERROR_REASON_STORAGE_ERROR"] = 26;
values[valuesById[27] = "ERROR_REASON_DISK_FULL"] = 27;
values[valuesById[28] = "ERROR_REASON_CORRUPT_LOG"] = 28;
values[valuesById[29] = "ERROR_REASON_RESOURCE_EXHAUSTED"] = 29;
values[valuesById[30] = "ERROR_REASON_SHUTTING_DOWN"] = 30;
values[valuesById[31] = "ERROR_REASON_UNSUPPORTED"] = 31;
values[valuesById[32] = "ERROR_REASON_INTERNAL"] = 32;
values[valuesById[33] = "ERROR_REASON_NOT_ENOUGH_REPLICAS"] = 33;
values[valuesById[34] = "ERROR_REASON_POLICY_VIOLATION"] = 34;
values[valuesById[35] = "ERROR_REASON_NOT_CONTROLLER"] = 35;
values[valuesById[36] = "ERROR_REASON_NO_QUORUM"] = 36;
values[valuesById[37] = "ERROR_REASON_STALE_BROKER_EPOCH"] = 37;
values[valuesById[38] = "ERROR_REASON_DUPLICATE_BROKER_REGISTRATION"] = 38;
values[valuesById[39] = "ERROR_REASON_BROKER_ID_NOT_REGISTERED"] = 39;
values[valuesById[40] = "ERROR_REASON_INCONSISTENT_CLUSTER_ID"] = 40;
values[valuesById[41] = "ERROR_REASON_INCONSISTENT_VOTER_SET"] = 41;
values[valuesById[42] = "ERROR_REASON_VOTER_NOT_FOUND"] = 42;
values[valuesById[43] = "ERROR_REASON_DUPLICATE_VOTER"] = 43;
values[valuesById[44] = "ERROR_REASON_INVALID_UPDATE_VERSION"] = 44;
values[valuesById[45] = "ERROR_REASON_INELIGIBLE_REPLICA"] = 45;
values[valuesById[46] = "ERROR_REASON_NEW_LEADER_ELECTED"] = 46;
values[valuesById[48] = "ERROR_REASON_LEADER_NOT_AVAILABLE"] = 48;
values[valuesById[49] = "ERROR_REASON_REPLICA_NOT_AVAILABLE"] = 49;
values[valuesById[50] = "ERROR_REASON_ELECTION_NOT_NEEDED"] = 50;
values[valuesById[51] = "ERROR_REASON_PREFERRED_LEADER_NOT_AVAILABLE"] = 51;
values[valuesById[52] = "ERROR_REASON_ELIGIBLE_LEADERS_NOT_AVAILABLE"] = 52;
values[valuesById[53] = "ERROR_REASON_NO_REASSIGNMENT_IN_PROGRESS"] = 53;
values[valuesById[55] = "ERROR_REASON_INVALID_REPLICA_ASSIGNMENT"] = 55;
values[valuesById[56] = "ERROR_REASON_COORDINATOR_LOAD_IN_PROGRESS"] = 56;
values[valuesById[57] = "ERROR_REASON_COORDINATOR_NOT_AVAILABLE"] = 57;
values[valuesById[58] = "ERROR_REASON_NOT_COORDINATOR"] = 58;
values[valuesById[59] = "ERROR_REASON_ILLEGAL_GENERATION"] = 59;
values[valuesById[60] = "ERROR_REASON_INCONSISTENT_GROUP_PROTOCOL"] = 60;
values[valuesById[61] = "ERROR_REASON_INVALID_GROUP_ID"] = 61;
values[valuesById[62] = "ERROR_REASON_UNKNOWN_MEMBER_ID"] = 62;
values[valuesById[63] = "ERROR_REASON_INVALID_SESSION_TIMEOUT"] = 63;
values[valuesById[64] = "ERROR_REASON_REBALANCE_IN_PROGRESS"] = 64;
values[valuesById[65] = "ERROR_REASON_INVALID_COMMIT_OFFSET_SIZE"] = 65;
values[valuesById[66] = "ERROR_REASON_OFFSET_METADATA_TOO_LARGE"] = 66;
values[valuesById[67] = "ERROR_REASON_INVALID_TRANSACTION_STATE"] = 67;
values[valuesById[68] = "ERROR_REASON_INVALID_PRODUCER_ID_MAPPING"] = 68;
values[valuesById[69] = "ERROR_REASON_INVALID_TRANSACTION_TIMEOUT"] = 69;
values[valuesById[70] = "ERROR_REASON_CONCURRENT_TRANSACTIONS"] = 70;
values[valuesById[71] = "ERROR_REASON_TRANSACTION_COORDINATOR_FENCED"] = 71;
values[valuesById[72] = "ERROR_REASON_NON_EMPTY_GROUP"] = 72;
values[valuesById[73] = "ERROR_REASON_GROUP_ID_NOT_FOUND"] = 73;
values[valuesById[74] = "ERROR_REASON_MEMBER_ID_REQUIRED"] = 74;
values[valuesById[75] = "ERROR_REASON_GROUP_MAX_SIZE_REACHED"] = 75;
values[valuesById[76] = "ERROR_REASON_FENCED_INSTANCE_ID"] = 76;
values[valuesById[77] = "ERROR_REASON_GROUP_SUBSCRIBED_TO_TOPIC"] = 77;
values[valuesById[78] = "ERROR_REASON_UNSTABLE_OFFSET_COMMIT"] = 78;
values[valuesById[79] = "ERROR_REASON_PRODUCER_FENCED"] = 79;
values[valuesById[80] = "ERROR_REASON_TRANSACTIONAL_ID_NOT_FOUND"] = 80;
values[valuesById[81] = "ERROR_REASON_FENCED_MEMBER_EPOCH"] = 81;
values[valuesById[82] = "ERROR_REASON_UNRELEASED_INSTANCE_ID"] = 82;
values[valuesById[83] = "ERROR_REASON_UNSUPPORTED_ASSIGNOR"] = 83;
values[valuesById[84] = "ERROR_REASON_STALE_MEMBER_EPOCH"] = 84;
values[valuesById[85] = "ERROR_REASON_TRANSACTION_ABORTABLE"] = 85;
values[valuesById[86] = "ERROR_REASON_INVALID_REGULAR_EXPRESSION"] = 86;
return values;
})();
v1.Error = (function() {
const Error = function (properties) {
this.context = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Error.prototype.reason = 0;
Error.prototype.message = "";
Error.prototype.retryAfterMs = 0;
Error.prototype.context = $util.emptyObject;
Error.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.reason);
if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.retryAfterMs);
if (message.context != null && $Object.hasOwnProperty.call(message, "context"))
for (let keys = $Object.keys(message.context), i = 0; i < keys.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.context[keys[i]]).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Error.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.common.v1.Error();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.reason = value;
else
delete message.reason;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.message = value;
else
delete message.message;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.retryAfterMs = value;
else
delete message.retryAfterMs;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (message.context === $util.emptyObject)
message.context = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.context, key);
message.context[key] = value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Error;
})();
return v1;
})();
return common;
})();
millrace.cluster = (function() {
const cluster = {};
cluster.v1 = (function() {
const v1 = {};
v1.BrokerSessionRequest = (function() {
const BrokerSessionRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
BrokerSessionRequest.prototype.register = null;
BrokerSessionRequest.prototype.heartbeat = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(BrokerSessionRequest.prototype, "message", {
get: $util.oneOfGetter($oneOfFields = ["register", "heartbeat"]),
set: $util.oneOfSetter($oneOfFields)
});
BrokerSessionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.register != null && $Object.hasOwnProperty.call(message, "register"))
$root.millrace.cluster.v1.BrokerRegistration.encode(message.register, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
$root.millrace.cluster.v1.BrokerHeartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
BrokerSessionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.BrokerSessionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.register = $root.millrace.cluster.v1.BrokerRegistration.decode(reader, reader.size(), $undefined, _depth + 1, message.register);
message.message = "register";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.heartbeat = $root.millrace.cluster.v1.BrokerHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
message.message = "heartbeat";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return BrokerSessionRequest;
})();
v1.BrokerRegistration = (function() {
const BrokerRegistration = function (properties) {
this.directoryIds = [];
this.endpoints = [];
this.features = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
BrokerRegistration.prototype.nodeId = 0;
BrokerRegistration.prototype.incarnationId = $util.newBuffer([]);
BrokerRegistration.prototype.clusterId = "";
BrokerRegistration.prototype.directoryIds = $util.emptyArray;
BrokerRegistration.prototype.rack = "";
BrokerRegistration.prototype.endpoints = $util.emptyArray;
BrokerRegistration.prototype.features = $util.emptyArray;
BrokerRegistration.prototype.brokerEpoch = null;
BrokerRegistration.prototype.mayHaveLostRecords = false;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(BrokerRegistration.prototype, "_brokerEpoch", {
get: $util.oneOfGetter($oneOfFields = ["brokerEpoch"]),
set: $util.oneOfSetter($oneOfFields)
});
BrokerRegistration.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.incarnationId != null && $Object.hasOwnProperty.call(message, "incarnationId") && message.incarnationId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.incarnationId);
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
if (message.directoryIds != null && message.directoryIds.length)
for (let i = 0; i < message.directoryIds.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.directoryIds[i]);
if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
writer.uint32(/* id 5, wireType 2 =*/42).string(message.rack);
if (message.endpoints != null && message.endpoints.length)
for (let i = 0; i < message.endpoints.length; ++i)
$root.millrace.cluster.v1.BrokerEndpoint.encode(message.endpoints[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.features != null && message.features.length)
for (let i = 0; i < message.features.length; ++i)
$root.millrace.cluster.v1.BrokerFeature.encode(message.features[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch"))
writer.uint32(/* id 8, wireType 0 =*/64).int64(message.brokerEpoch);
if (message.mayHaveLostRecords != null && $Object.hasOwnProperty.call(message, "mayHaveLostRecords") && message.mayHaveLostRecords !== false)
writer.uint32(/* id 9, wireType 0 =*/72).bool(message.mayHaveLostRecords);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
BrokerRegistration.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.BrokerRegistration();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.incarnationId = value;
else
delete message.incarnationId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.directoryIds && message.directoryIds.length))
message.directoryIds = [];
message.directoryIds.push(reader.bytes());
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.rack = value;
else
delete message.rack;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.endpoints && message.endpoints.length))
message.endpoints = [];
message.endpoints.push($root.millrace.cluster.v1.BrokerEndpoint.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.features && message.features.length))
message.features = [];
message.features.push($root.millrace.cluster.v1.BrokerFeature.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 8: {
if (wireType !== 0)
break;
message.brokerEpoch = $safe(reader.int64());
message._brokerEpoch = "brokerEpoch";
continue;
}
case 9: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.mayHaveLostRecords = value;
else
delete message.mayHaveLostRecords;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return BrokerRegistration;
})();
v1.BrokerEndpoint = (function() {
const BrokerEndpoint = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
BrokerEndpoint.prototype.name = "";
BrokerEndpoint.prototype.host = "";
BrokerEndpoint.prototype.port = 0;
BrokerEndpoint.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
BrokerEndpoint.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.BrokerEndpoint();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return BrokerEndpoint;
})();
v1.BrokerFeature = (function() {
const BrokerFeature = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
BrokerFeature.prototype.name = "";
BrokerFeature.prototype.minVersion = 0;
BrokerFeature.prototype.maxVersion = 0;
BrokerFeature.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.minVersion != null && $Object.hasOwnProperty.call(message, "minVersion") && message.minVersion !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.minVersion);
if (message.maxVersion != null && $Object.hasOwnProperty.call(message, "maxVersion") && message.maxVersion !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxVersion);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
BrokerFeature.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.BrokerFeature();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.minVersion = value;
else
delete message.minVersion;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.maxVersion = value;
else
delete message.maxVersion;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return BrokerFeature;
})();
v1.BrokerHeartbeat = (function() {
const BrokerHeartbeat = function (properties) {
this.directoryIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
BrokerHeartbeat.prototype.metadataOffset = 0;
BrokerHeartbeat.prototype.wantsFence = false;
BrokerHeartbeat.prototype.wantsShutdown = false;
BrokerHeartbeat.prototype.directoryIds = $util.emptyArray;
BrokerHeartbeat.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataOffset);
if (message.wantsFence != null && $Object.hasOwnProperty.call(message, "wantsFence") && message.wantsFence !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.wantsFence);
if (message.wantsShutdown != null && $Object.hasOwnProperty.call(message, "wantsShutdown") && message.wantsShutdown !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.wantsShutdown);
if (message.directoryIds != null && message.directoryIds.length)
for (let i = 0; i < message.directoryIds.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.directoryIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
BrokerHeartbeat.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.BrokerHeartbeat();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.metadataOffset = value;
else
delete message.metadataOffset;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.wantsFence = value;
else
delete message.wantsFence;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.wantsShutdown = value;
else
delete message.wantsShutdown;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.directoryIds && message.directoryIds.length))
message.directoryIds = [];
message.directoryIds.push(reader.bytes());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return BrokerHeartbeat;
})();
v1.BrokerSessionResponse = (function() {
const BrokerSessionResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
BrokerSessionResponse.prototype.brokerEpoch = 0;
BrokerSessionResponse.prototype.fenced = false;
BrokerSessionResponse.prototype.mayStop = false;
BrokerSessionResponse.prototype.metadataOffset = 0;
BrokerSessionResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.brokerEpoch);
if (message.fenced != null && $Object.hasOwnProperty.call(message, "fenced") && message.fenced !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.fenced);
if (message.mayStop != null && $Object.hasOwnProperty.call(message, "mayStop") && message.mayStop !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.mayStop);
if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.metadataOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
BrokerSessionResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.BrokerSessionResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.fenced = value;
else
delete message.fenced;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.mayStop = value;
else
delete message.mayStop;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.metadataOffset = value;
else
delete message.metadataOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return BrokerSessionResponse;
})();
v1.AlterPartitionRequest = (function() {
const AlterPartitionRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterPartitionRequest.prototype.nodeId = 0;
AlterPartitionRequest.prototype.brokerEpoch = 0;
AlterPartitionRequest.prototype.partitions = $util.emptyArray;
AlterPartitionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.cluster.v1.PartitionIsrChange.encode(message.partitions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterPartitionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AlterPartitionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.cluster.v1.PartitionIsrChange.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterPartitionRequest;
})();
v1.PartitionIsrChange = (function() {
const PartitionIsrChange = function (properties) {
this.isr = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
PartitionIsrChange.prototype.topicId = $util.newBuffer([]);
PartitionIsrChange.prototype.partition = 0;
PartitionIsrChange.prototype.leaderEpoch = 0;
PartitionIsrChange.prototype.partitionEpoch = 0;
PartitionIsrChange.prototype.isr = $util.emptyArray;
PartitionIsrChange.prototype.leaderRecoveryState = 0;
PartitionIsrChange.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.leaderEpoch);
if (message.partitionEpoch != null && $Object.hasOwnProperty.call(message, "partitionEpoch") && message.partitionEpoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitionEpoch);
if (message.isr != null && message.isr.length)
for (let i = 0; i < message.isr.length; ++i)
$root.millrace.cluster.v1.IsrMember.encode(message.isr[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.leaderRecoveryState != null && $Object.hasOwnProperty.call(message, "leaderRecoveryState") && message.leaderRecoveryState !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.leaderRecoveryState);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
PartitionIsrChange.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.PartitionIsrChange();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionEpoch = value;
else
delete message.partitionEpoch;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.isr && message.isr.length))
message.isr = [];
message.isr.push($root.millrace.cluster.v1.IsrMember.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderRecoveryState = value;
else
delete message.leaderRecoveryState;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return PartitionIsrChange;
})();
v1.IsrMember = (function() {
const IsrMember = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
IsrMember.prototype.nodeId = 0;
IsrMember.prototype.brokerEpoch = 0;
IsrMember.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).sint64(message.brokerEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
IsrMember.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.IsrMember();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.sint64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return IsrMember;
})();
v1.AlterPartitionResponse = (function() {
const AlterPartitionResponse = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AlterPartitionResponse.prototype.partitions = $util.emptyArray;
AlterPartitionResponse.prototype.metadataOffset = 0;
AlterPartitionResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.cluster.v1.PartitionIsrResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.metadataOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AlterPartitionResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AlterPartitionResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.cluster.v1.PartitionIsrResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.metadataOffset = value;
else
delete message.metadataOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AlterPartitionResponse;
})();
v1.PartitionIsrResult = (function() {
const PartitionIsrResult = function (properties) {
this.isr = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
PartitionIsrResult.prototype.error = null;
PartitionIsrResult.prototype.leader = 0;
PartitionIsrResult.prototype.leaderEpoch = 0;
PartitionIsrResult.prototype.partitionEpoch = 0;
PartitionIsrResult.prototype.isr = $util.emptyArray;
PartitionIsrResult.prototype.leaderRecoveryState = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(PartitionIsrResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
PartitionIsrResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.leader);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.leaderEpoch);
if (message.partitionEpoch != null && $Object.hasOwnProperty.call(message, "partitionEpoch") && message.partitionEpoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitionEpoch);
if (message.isr != null && message.isr.length)
writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.isr);
if (message.leaderRecoveryState != null && $Object.hasOwnProperty.call(message, "leaderRecoveryState") && message.leaderRecoveryState !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.leaderRecoveryState);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
PartitionIsrResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.PartitionIsrResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leader = value;
else
delete message.leader;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionEpoch = value;
else
delete message.partitionEpoch;
continue;
}
case 5: {
if (wireType === 2) {
if (!(message.isr && message.isr.length))
message.isr = [];
reader.uint32s(message.isr);
continue;
}
if (wireType !== 0)
break;
if (!(message.isr && message.isr.length))
message.isr = [];
message.isr.push(reader.uint32());
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderRecoveryState = value;
else
delete message.leaderRecoveryState;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return PartitionIsrResult;
})();
v1.GiveUpReplicasRequest = (function() {
const GiveUpReplicasRequest = function (properties) {
this.replicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
GiveUpReplicasRequest.prototype.nodeId = 0;
GiveUpReplicasRequest.prototype.brokerEpoch = 0;
GiveUpReplicasRequest.prototype.replicas = $util.emptyArray;
GiveUpReplicasRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
if (message.replicas != null && message.replicas.length)
for (let i = 0; i < message.replicas.length; ++i)
$root.millrace.cluster.v1.ReplicaOfBroker.encode(message.replicas[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
GiveUpReplicasRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.GiveUpReplicasRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push($root.millrace.cluster.v1.ReplicaOfBroker.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return GiveUpReplicasRequest;
})();
v1.ReplicaOfBroker = (function() {
const ReplicaOfBroker = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaOfBroker.prototype.topicId = $util.newBuffer([]);
ReplicaOfBroker.prototype.partition = 0;
ReplicaOfBroker.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaOfBroker.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaOfBroker();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaOfBroker;
})();
v1.GiveUpReplicasResponse = (function() {
const GiveUpReplicasResponse = function (properties) {
this.replicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
GiveUpReplicasResponse.prototype.replicas = $util.emptyArray;
GiveUpReplicasResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.replicas != null && message.replicas.length)
for (let i = 0; i < message.replicas.length; ++i)
$root.millrace.cluster.v1.GivenUpReplica.encode(message.replicas[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
GiveUpReplicasResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.GiveUpReplicasResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push($root.millrace.cluster.v1.GivenUpReplica.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return GiveUpReplicasResponse;
})();
v1.GivenUpReplica = (function() {
const GivenUpReplica = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
GivenUpReplica.prototype.error = null;
GivenUpReplica.prototype.leaderEpoch = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(GivenUpReplica.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
GivenUpReplica.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.leaderEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
GivenUpReplica.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.GivenUpReplica();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return GivenUpReplica;
})();
v1.AssignDirectoriesRequest = (function() {
const AssignDirectoriesRequest = function (properties) {
this.replicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AssignDirectoriesRequest.prototype.nodeId = 0;
AssignDirectoriesRequest.prototype.brokerEpoch = 0;
AssignDirectoriesRequest.prototype.replicas = $util.emptyArray;
AssignDirectoriesRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
if (message.replicas != null && message.replicas.length)
for (let i = 0; i < message.replicas.length; ++i)
$root.millrace.cluster.v1.DirectoryOfReplica.encode(message.replicas[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AssignDirectoriesRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AssignDirectoriesRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push($root.millrace.cluster.v1.DirectoryOfReplica.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AssignDirectoriesRequest;
})();
v1.DirectoryOfReplica = (function() {
const DirectoryOfReplica = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DirectoryOfReplica.prototype.topicId = $util.newBuffer([]);
DirectoryOfReplica.prototype.partition = 0;
DirectoryOfReplica.prototype.directoryId = $util.newBuffer([]);
DirectoryOfReplica.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.directoryId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DirectoryOfReplica.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.DirectoryOfReplica();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DirectoryOfReplica;
})();
v1.AssignDirectoriesResponse = (function() {
const AssignDirectoriesResponse = function (properties) {
this.replicas = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AssignDirectoriesResponse.prototype.replicas = $util.emptyArray;
AssignDirectoriesResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.replicas != null && message.replicas.length)
for (let i = 0; i < message.replicas.length; ++i)
$root.millrace.cluster.v1.DirectoryAssignment.encode(message.replicas[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AssignDirectoriesResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AssignDirectoriesResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.replicas && message.replicas.length))
message.replicas = [];
message.replicas.push($root.millrace.cluster.v1.DirectoryAssignment.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AssignDirectoriesResponse;
})();
v1.DirectoryAssignment = (function() {
const DirectoryAssignment = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DirectoryAssignment.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DirectoryAssignment.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DirectoryAssignment.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DirectoryAssignment.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.DirectoryAssignment();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DirectoryAssignment;
})();
v1.AllocateProducerIdsRequest = (function() {
const AllocateProducerIdsRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AllocateProducerIdsRequest.prototype.nodeId = 0;
AllocateProducerIdsRequest.prototype.brokerEpoch = 0;
AllocateProducerIdsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AllocateProducerIdsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AllocateProducerIdsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AllocateProducerIdsRequest;
})();
v1.AllocateProducerIdsResponse = (function() {
const AllocateProducerIdsResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AllocateProducerIdsResponse.prototype.first = 0;
AllocateProducerIdsResponse.prototype.count = 0;
AllocateProducerIdsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.first != null && $Object.hasOwnProperty.call(message, "first") && (typeof message.first === "object" ? message.first.low || message.first.high : message.first !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.first);
if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AllocateProducerIdsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AllocateProducerIdsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.first = value;
else
delete message.first;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.count = value;
else
delete message.count;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AllocateProducerIdsResponse;
})();
v1.ForwardRequest = (function() {
const ForwardRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ForwardRequest.prototype.path = "";
ForwardRequest.prototype.request = $util.newBuffer([]);
ForwardRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.request);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ForwardRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ForwardRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.path = value;
else
delete message.path;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.request = value;
else
delete message.request;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ForwardRequest;
})();
v1.ForwardResponse = (function() {
const ForwardResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ForwardResponse.prototype.response = $util.newBuffer([]);
ForwardResponse.prototype.metadataOffset = 0;
ForwardResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.response != null && $Object.hasOwnProperty.call(message, "response") && message.response.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.response);
if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.metadataOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ForwardResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ForwardResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.response = value;
else
delete message.response;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.metadataOffset = value;
else
delete message.metadataOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ForwardResponse;
})();
v1.WriteMarkersRequest = (function() {
const WriteMarkersRequest = function (properties) {
this.markers = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
WriteMarkersRequest.prototype.markers = $util.emptyArray;
WriteMarkersRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.markers != null && message.markers.length)
for (let i = 0; i < message.markers.length; ++i)
$root.millrace.cluster.v1.TransactionMarker.encode(message.markers[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
WriteMarkersRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.WriteMarkersRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.markers && message.markers.length))
message.markers = [];
message.markers.push($root.millrace.cluster.v1.TransactionMarker.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return WriteMarkersRequest;
})();
v1.TransactionMarker = (function() {
const TransactionMarker = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TransactionMarker.prototype.producerId = 0;
TransactionMarker.prototype.producerEpoch = 0;
TransactionMarker.prototype.coordinatorEpoch = 0;
TransactionMarker.prototype.commit = false;
TransactionMarker.prototype.partitions = $util.emptyArray;
TransactionMarker.prototype.keepsEpoch = false;
TransactionMarker.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
if (message.coordinatorEpoch != null && $Object.hasOwnProperty.call(message, "coordinatorEpoch") && message.coordinatorEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.coordinatorEpoch);
if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.commit);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.cluster.v1.MarkedPartitions.encode(message.partitions[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.keepsEpoch != null && $Object.hasOwnProperty.call(message, "keepsEpoch") && message.keepsEpoch !== false)
writer.uint32(/* id 6, wireType 0 =*/48).bool(message.keepsEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TransactionMarker.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.TransactionMarker();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.coordinatorEpoch = value;
else
delete message.coordinatorEpoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.commit = value;
else
delete message.commit;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.cluster.v1.MarkedPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.keepsEpoch = value;
else
delete message.keepsEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TransactionMarker;
})();
v1.MarkedPartitions = (function() {
const MarkedPartitions = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
MarkedPartitions.prototype.topicId = $util.newBuffer([]);
MarkedPartitions.prototype.partitions = $util.emptyArray;
MarkedPartitions.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partitions != null && message.partitions.length)
writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
MarkedPartitions.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.MarkedPartitions();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.partitions && message.partitions.length))
message.partitions = [];
reader.uint32s(message.partitions);
continue;
}
if (wireType !== 0)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return MarkedPartitions;
})();
v1.WriteMarkersResponse = (function() {
const WriteMarkersResponse = function (properties) {
this.results = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
WriteMarkersResponse.prototype.results = $util.emptyArray;
WriteMarkersResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.results != null && message.results.length)
for (let i = 0; i < message.results.length; ++i)
$root.millrace.cluster.v1.MarkerResult.encode(message.results[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
WriteMarkersResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.WriteMarkersResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.results && message.results.length))
message.results = [];
message.results.push($root.millrace.cluster.v1.MarkerResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return WriteMarkersResponse;
})();
v1.MarkerResult = (function() {
const MarkerResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
MarkerResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(MarkerResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
MarkerResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
MarkerResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.MarkerResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return MarkerResult;
})();
v1.HelloRequest = (function() {
const HelloRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HelloRequest.prototype.nodeId = 0;
HelloRequest.prototype.clusterId = "";
HelloRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.clusterId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HelloRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.HelloRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return HelloRequest;
})();
v1.HelloResponse = (function() {
const HelloResponse = function (properties) {
this.configuredVoters = [];
this.voters = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HelloResponse.prototype.nodeId = 0;
HelloResponse.prototype.directoryId = $util.newBuffer([]);
HelloResponse.prototype.clusterId = "";
HelloResponse.prototype.configuredVoters = $util.emptyArray;
HelloResponse.prototype.voters = $util.emptyArray;
HelloResponse.prototype.leaderId = null;
HelloResponse.prototype.brokerOnly = false;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(HelloResponse.prototype, "_leaderId", {
get: $util.oneOfGetter($oneOfFields = ["leaderId"]),
set: $util.oneOfSetter($oneOfFields)
});
HelloResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
if (message.configuredVoters != null && message.configuredVoters.length)
for (let i = 0; i < message.configuredVoters.length; ++i)
$root.millrace.cluster.v1.QuorumVoter.encode(message.configuredVoters[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.voters != null && message.voters.length)
for (let i = 0; i < message.voters.length; ++i)
$root.millrace.cluster.v1.QuorumVoter.encode(message.voters[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.leaderId != null && $Object.hasOwnProperty.call(message, "leaderId"))
writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.leaderId);
if (message.brokerOnly != null && $Object.hasOwnProperty.call(message, "brokerOnly") && message.brokerOnly !== false)
writer.uint32(/* id 7, wireType 0 =*/56).bool(message.brokerOnly);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HelloResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.HelloResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.configuredVoters && message.configuredVoters.length))
message.configuredVoters = [];
message.configuredVoters.push($root.millrace.cluster.v1.QuorumVoter.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.voters && message.voters.length))
message.voters = [];
message.voters.push($root.millrace.cluster.v1.QuorumVoter.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 0)
break;
message.leaderId = reader.uint32();
message._leaderId = "leaderId";
continue;
}
case 7: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.brokerOnly = value;
else
delete message.brokerOnly;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return HelloResponse;
})();
v1.QuorumVoter = (function() {
const QuorumVoter = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
QuorumVoter.prototype.nodeId = 0;
QuorumVoter.prototype.directoryId = $util.newBuffer([]);
QuorumVoter.prototype.host = "";
QuorumVoter.prototype.port = 0;
QuorumVoter.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.port);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
QuorumVoter.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.QuorumVoter();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return QuorumVoter;
})();
v1.ExchangeRequest = (function() {
const ExchangeRequest = function (properties) {
this.messages = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ExchangeRequest.prototype.greeting = null;
ExchangeRequest.prototype.messages = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ExchangeRequest.prototype, "_greeting", {
get: $util.oneOfGetter($oneOfFields = ["greeting"]),
set: $util.oneOfSetter($oneOfFields)
});
ExchangeRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.greeting != null && $Object.hasOwnProperty.call(message, "greeting"))
$root.millrace.cluster.v1.ExchangeGreeting.encode(message.greeting, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.messages != null && message.messages.length)
for (let i = 0; i < message.messages.length; ++i)
$root.millrace.cluster.v1.RaftMessage.encode(message.messages[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ExchangeRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ExchangeRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.greeting = $root.millrace.cluster.v1.ExchangeGreeting.decode(reader, reader.size(), $undefined, _depth + 1, message.greeting);
message._greeting = "greeting";
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.messages && message.messages.length))
message.messages = [];
message.messages.push($root.millrace.cluster.v1.RaftMessage.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ExchangeRequest;
})();
v1.ExchangeResponse = (function() {
const ExchangeResponse = function (properties) {
this.messages = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ExchangeResponse.prototype.messages = $util.emptyArray;
ExchangeResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.messages != null && message.messages.length)
for (let i = 0; i < message.messages.length; ++i)
$root.millrace.cluster.v1.RaftMessage.encode(message.messages[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ExchangeResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ExchangeResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.messages && message.messages.length))
message.messages = [];
message.messages.push($root.millrace.cluster.v1.RaftMessage.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ExchangeResponse;
})();
v1.ExchangeGreeting = (function() {
const ExchangeGreeting = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ExchangeGreeting.prototype.clusterId = "";
ExchangeGreeting.prototype.from = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ExchangeGreeting.prototype, "_from", {
get: $util.oneOfGetter($oneOfFields = ["from"]),
set: $util.oneOfSetter($oneOfFields)
});
ExchangeGreeting.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.clusterId);
if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
$root.millrace.cluster.v1.ReplicaKey.encode(message.from, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ExchangeGreeting.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ExchangeGreeting();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.from = $root.millrace.cluster.v1.ReplicaKey.decode(reader, reader.size(), $undefined, _depth + 1, message.from);
message._from = "from";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ExchangeGreeting;
})();
v1.ReplicaKey = (function() {
const ReplicaKey = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaKey.prototype.nodeId = 0;
ReplicaKey.prototype.directoryId = $util.newBuffer([]);
ReplicaKey.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaKey.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaKey();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.directoryId = value;
else
delete message.directoryId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaKey;
})();
v1.RaftMessage = (function() {
const RaftMessage = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RaftMessage.prototype.from = null;
RaftMessage.prototype.to = null;
RaftMessage.prototype.term = 0;
RaftMessage.prototype.voteRequest = null;
RaftMessage.prototype.voteResponse = null;
RaftMessage.prototype.appendRequest = null;
RaftMessage.prototype.appendAccepted = null;
RaftMessage.prototype.appendRejected = null;
RaftMessage.prototype.heartbeatRequest = null;
RaftMessage.prototype.heartbeatResponse = null;
RaftMessage.prototype.snapshotChunk = null;
RaftMessage.prototype.snapshotChunkResponse = null;
RaftMessage.prototype.timeoutNow = null;
RaftMessage.prototype.observeRequest = null;
RaftMessage.prototype.observeResponse = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(RaftMessage.prototype, "_from", {
get: $util.oneOfGetter($oneOfFields = ["from"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(RaftMessage.prototype, "_to", {
get: $util.oneOfGetter($oneOfFields = ["to"]),
set: $util.oneOfSetter($oneOfFields)
});
$Object.defineProperty(RaftMessage.prototype, "body", {
get: $util.oneOfGetter($oneOfFields = ["voteRequest", "voteResponse", "appendRequest", "appendAccepted", "appendRejected", "heartbeatRequest", "heartbeatResponse", "snapshotChunk", "snapshotChunkResponse", "timeoutNow", "observeRequest", "observeResponse"]),
set: $util.oneOfSetter($oneOfFields)
});
RaftMessage.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
$root.millrace.cluster.v1.ReplicaKey.encode(message.from, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
$root.millrace.cluster.v1.ReplicaKey.encode(message.to, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.term != null && $Object.hasOwnProperty.call(message, "term") && message.term !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.term);
if (message.voteRequest != null && $Object.hasOwnProperty.call(message, "voteRequest"))
$root.millrace.cluster.v1.VoteRequest.encode(message.voteRequest, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.voteResponse != null && $Object.hasOwnProperty.call(message, "voteResponse"))
$root.millrace.cluster.v1.VoteResponse.encode(message.voteResponse, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.appendRequest != null && $Object.hasOwnProperty.call(message, "appendRequest"))
$root.millrace.cluster.v1.AppendRequest.encode(message.appendRequest, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.appendAccepted != null && $Object.hasOwnProperty.call(message, "appendAccepted"))
$root.millrace.cluster.v1.AppendAccepted.encode(message.appendAccepted, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.appendRejected != null && $Object.hasOwnProperty.call(message, "appendRejected"))
$root.millrace.cluster.v1.AppendRejected.encode(message.appendRejected, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.heartbeatRequest != null && $Object.hasOwnProperty.call(message, "heartbeatRequest"))
$root.millrace.cluster.v1.HeartbeatRequest.encode(message.heartbeatRequest, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
if (message.heartbeatResponse != null && $Object.hasOwnProperty.call(message, "heartbeatResponse"))
$root.millrace.cluster.v1.HeartbeatResponse.encode(message.heartbeatResponse, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
if (message.snapshotChunk != null && $Object.hasOwnProperty.call(message, "snapshotChunk"))
$root.millrace.cluster.v1.SnapshotChunk.encode(message.snapshotChunk, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
if (message.snapshotChunkResponse != null && $Object.hasOwnProperty.call(message, "snapshotChunkResponse"))
$root.millrace.cluster.v1.SnapshotChunkResponse.encode(message.snapshotChunkResponse, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
if (message.timeoutNow != null && $Object.hasOwnProperty.call(message, "timeoutNow"))
$root.millrace.cluster.v1.TimeoutNow.encode(message.timeoutNow, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
if (message.observeRequest != null && $Object.hasOwnProperty.call(message, "observeRequest"))
$root.millrace.cluster.v1.ObserveRequest.encode(message.observeRequest, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
if (message.observeResponse != null && $Object.hasOwnProperty.call(message, "observeResponse"))
$root.millrace.cluster.v1.ObserveResponse.encode(message.observeResponse, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RaftMessage.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.RaftMessage();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.from = $root.millrace.cluster.v1.ReplicaKey.decode(reader, reader.size(), $undefined, _depth + 1, message.from);
message._from = "from";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.to = $root.millrace.cluster.v1.ReplicaKey.decode(reader, reader.size(), $undefined, _depth + 1, message.to);
message._to = "to";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.term = value;
else
delete message.term;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.voteRequest = $root.millrace.cluster.v1.VoteRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.voteRequest);
message.body = "voteRequest";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.voteResponse = $root.millrace.cluster.v1.VoteResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.voteResponse);
message.body = "voteResponse";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.appendRequest = $root.millrace.cluster.v1.AppendRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.appendRequest);
message.body = "appendRequest";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.appendAccepted = $root.millrace.cluster.v1.AppendAccepted.decode(reader, reader.size(), $undefined, _depth + 1, message.appendAccepted);
message.body = "appendAccepted";
continue;
}
case 8: {
if (wireType !== 2)
break;
message.appendRejected = $root.millrace.cluster.v1.AppendRejected.decode(reader, reader.size(), $undefined, _depth + 1, message.appendRejected);
message.body = "appendRejected";
continue;
}
case 9: {
if (wireType !== 2)
break;
message.heartbeatRequest = $root.millrace.cluster.v1.HeartbeatRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeatRequest);
message.body = "heartbeatRequest";
continue;
}
case 10: {
if (wireType !== 2)
break;
message.heartbeatResponse = $root.millrace.cluster.v1.HeartbeatResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeatResponse);
message.body = "heartbeatResponse";
continue;
}
case 11: {
if (wireType !== 2)
break;
message.snapshotChunk = $root.millrace.cluster.v1.SnapshotChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshotChunk);
message.body = "snapshotChunk";
continue;
}
case 12: {
if (wireType !== 2)
break;
message.snapshotChunkResponse = $root.millrace.cluster.v1.SnapshotChunkResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshotChunkResponse);
message.body = "snapshotChunkResponse";
continue;
}
case 13: {
if (wireType !== 2)
break;
message.timeoutNow = $root.millrace.cluster.v1.TimeoutNow.decode(reader, reader.size(), $undefined, _depth + 1, message.timeoutNow);
message.body = "timeoutNow";
continue;
}
case 14: {
if (wireType !== 2)
break;
message.observeRequest = $root.millrace.cluster.v1.ObserveRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.observeRequest);
message.body = "observeRequest";
continue;
}
case 15: {
if (wireType !== 2)
break;
message.observeResponse = $root.millrace.cluster.v1.ObserveResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.observeResponse);
message.body = "observeResponse";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RaftMessage;
})();
v1.VoteRequest = (function() {
const VoteRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VoteRequest.prototype.preVote = false;
VoteRequest.prototype.transfer = false;
VoteRequest.prototype.lastOffset = 0;
VoteRequest.prototype.lastTerm = 0;
VoteRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote") && message.preVote !== false)
writer.uint32(/* id 1, wireType 0 =*/8).bool(message.preVote);
if (message.transfer != null && $Object.hasOwnProperty.call(message, "transfer") && message.transfer !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.transfer);
if (message.lastOffset != null && $Object.hasOwnProperty.call(message, "lastOffset") && (typeof message.lastOffset === "object" ? message.lastOffset.low || message.lastOffset.high : message.lastOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.lastOffset);
if (message.lastTerm != null && $Object.hasOwnProperty.call(message, "lastTerm") && message.lastTerm !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.lastTerm);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VoteRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.VoteRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.preVote = value;
else
delete message.preVote;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.transfer = value;
else
delete message.transfer;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.lastOffset = value;
else
delete message.lastOffset;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.lastTerm = value;
else
delete message.lastTerm;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VoteRequest;
})();
v1.VoteResponse = (function() {
const VoteResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VoteResponse.prototype.preVote = false;
VoteResponse.prototype.granted = false;
VoteResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote") && message.preVote !== false)
writer.uint32(/* id 1, wireType 0 =*/8).bool(message.preVote);
if (message.granted != null && $Object.hasOwnProperty.call(message, "granted") && message.granted !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.granted);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VoteResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.VoteResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.preVote = value;
else
delete message.preVote;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.granted = value;
else
delete message.granted;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VoteResponse;
})();
v1.AppendRequest = (function() {
const AppendRequest = function (properties) {
this.entries = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AppendRequest.prototype.prevOffset = 0;
AppendRequest.prototype.prevTerm = 0;
AppendRequest.prototype.entries = $util.emptyArray;
AppendRequest.prototype.commitOffset = 0;
AppendRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.prevOffset != null && $Object.hasOwnProperty.call(message, "prevOffset") && (typeof message.prevOffset === "object" ? message.prevOffset.low || message.prevOffset.high : message.prevOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.prevOffset);
if (message.prevTerm != null && $Object.hasOwnProperty.call(message, "prevTerm") && message.prevTerm !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.prevTerm);
if (message.entries != null && message.entries.length)
for (let i = 0; i < message.entries.length; ++i)
$root.millrace.cluster.v1.LogEntry.encode(message.entries[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.commitOffset != null && $Object.hasOwnProperty.call(message, "commitOffset") && (typeof message.commitOffset === "object" ? message.commitOffset.low || message.commitOffset.high : message.commitOffset !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.commitOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AppendRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AppendRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.prevOffset = value;
else
delete message.prevOffset;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.prevTerm = value;
else
delete message.prevTerm;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.entries && message.entries.length))
message.entries = [];
message.entries.push($root.millrace.cluster.v1.LogEntry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.commitOffset = value;
else
delete message.commitOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AppendRequest;
})();
v1.LogEntry = (function() {
const LogEntry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
LogEntry.prototype.baseOffset = 0;
LogEntry.prototype.endOffset = 0;
LogEntry.prototype.term = 0;
LogEntry.prototype.data = null;
LogEntry.prototype.leader = null;
LogEntry.prototype.voters = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(LogEntry.prototype, "content", {
get: $util.oneOfGetter($oneOfFields = ["data", "leader", "voters"]),
set: $util.oneOfSetter($oneOfFields)
});
LogEntry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.baseOffset);
if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.endOffset);
if (message.term != null && $Object.hasOwnProperty.call(message, "term") && message.term !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.term);
if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
if (message.leader != null && $Object.hasOwnProperty.call(message, "leader"))
$root.millrace.cluster.v1.ReplicaKey.encode(message.leader, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.voters != null && $Object.hasOwnProperty.call(message, "voters"))
$root.millrace.cluster.v1.VoterSet.encode(message.voters, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
LogEntry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.LogEntry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.baseOffset = value;
else
delete message.baseOffset;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.endOffset = value;
else
delete message.endOffset;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.term = value;
else
delete message.term;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.data = reader.bytes();
message.content = "data";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.leader = $root.millrace.cluster.v1.ReplicaKey.decode(reader, reader.size(), $undefined, _depth + 1, message.leader);
message.content = "leader";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.voters = $root.millrace.cluster.v1.VoterSet.decode(reader, reader.size(), $undefined, _depth + 1, message.voters);
message.content = "voters";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return LogEntry;
})();
v1.VoterSet = (function() {
const VoterSet = function (properties) {
this.voters = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VoterSet.prototype.voters = $util.emptyArray;
VoterSet.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.voters != null && message.voters.length)
for (let i = 0; i < message.voters.length; ++i)
$root.millrace.cluster.v1.VoterMember.encode(message.voters[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VoterSet.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.VoterSet();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.voters && message.voters.length))
message.voters = [];
message.voters.push($root.millrace.cluster.v1.VoterMember.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VoterSet;
})();
v1.VoterMember = (function() {
const VoterMember = function (properties) {
this.endpoints = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VoterMember.prototype.replica = null;
VoterMember.prototype.endpoints = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(VoterMember.prototype, "_replica", {
get: $util.oneOfGetter($oneOfFields = ["replica"]),
set: $util.oneOfSetter($oneOfFields)
});
VoterMember.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.replica != null && $Object.hasOwnProperty.call(message, "replica"))
$root.millrace.cluster.v1.ReplicaKey.encode(message.replica, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.endpoints != null && message.endpoints.length)
for (let i = 0; i < message.endpoints.length; ++i)
$root.millrace.cluster.v1.VoterEndpoint.encode(message.endpoints[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VoterMember.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.VoterMember();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.replica = $root.millrace.cluster.v1.ReplicaKey.decode(reader, reader.size(), $undefined, _depth + 1, message.replica);
message._replica = "replica";
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.endpoints && message.endpoints.length))
message.endpoints = [];
message.endpoints.push($root.millrace.cluster.v1.VoterEndpoint.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VoterMember;
})();
v1.VoterEndpoint = (function() {
const VoterEndpoint = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VoterEndpoint.prototype.name = "";
VoterEndpoint.prototype.host = "";
VoterEndpoint.prototype.port = 0;
VoterEndpoint.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VoterEndpoint.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.VoterEndpoint();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.host = value;
else
delete message.host;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.port = value;
else
delete message.port;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VoterEndpoint;
})();
v1.AppendAccepted = (function() {
const AppendAccepted = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AppendAccepted.prototype.matchOffset = 0;
AppendAccepted.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.matchOffset != null && $Object.hasOwnProperty.call(message, "matchOffset") && (typeof message.matchOffset === "object" ? message.matchOffset.low || message.matchOffset.high : message.matchOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.matchOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AppendAccepted.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AppendAccepted();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.matchOffset = value;
else
delete message.matchOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AppendAccepted;
})();
v1.AppendRejected = (function() {
const AppendRejected = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AppendRejected.prototype.prevOffset = 0;
AppendRejected.prototype.divergingTerm = 0;
AppendRejected.prototype.divergingEndOffset = 0;
AppendRejected.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.prevOffset != null && $Object.hasOwnProperty.call(message, "prevOffset") && (typeof message.prevOffset === "object" ? message.prevOffset.low || message.prevOffset.high : message.prevOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.prevOffset);
if (message.divergingTerm != null && $Object.hasOwnProperty.call(message, "divergingTerm") && message.divergingTerm !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.divergingTerm);
if (message.divergingEndOffset != null && $Object.hasOwnProperty.call(message, "divergingEndOffset") && (typeof message.divergingEndOffset === "object" ? message.divergingEndOffset.low || message.divergingEndOffset.high : message.divergingEndOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.divergingEndOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AppendRejected.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.AppendRejected();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.prevOffset = value;
else
delete message.prevOffset;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.divergingTerm = value;
else
delete message.divergingTerm;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.divergingEndOffset = value;
else
delete message.divergingEndOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AppendRejected;
})();
v1.HeartbeatRequest = (function() {
const HeartbeatRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HeartbeatRequest.prototype.round = 0;
HeartbeatRequest.prototype.commitOffset = 0;
HeartbeatRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.round != null && $Object.hasOwnProperty.call(message, "round") && (typeof message.round === "object" ? message.round.low || message.round.high : message.round !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.round);
if (message.commitOffset != null && $Object.hasOwnProperty.call(message, "commitOffset") && (typeof message.commitOffset === "object" ? message.commitOffset.low || message.commitOffset.high : message.commitOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.commitOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HeartbeatRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.HeartbeatRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.round = value;
else
delete message.round;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.commitOffset = value;
else
delete message.commitOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return HeartbeatRequest;
})();
v1.HeartbeatResponse = (function() {
const HeartbeatResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HeartbeatResponse.prototype.round = 0;
HeartbeatResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.round != null && $Object.hasOwnProperty.call(message, "round") && (typeof message.round === "object" ? message.round.low || message.round.high : message.round !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.round);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HeartbeatResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.HeartbeatResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.round = value;
else
delete message.round;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return HeartbeatResponse;
})();
v1.SnapshotIdentity = (function() {
const SnapshotIdentity = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
SnapshotIdentity.prototype.endOffset = 0;
SnapshotIdentity.prototype.term = 0;
SnapshotIdentity.prototype.voters = null;
SnapshotIdentity.prototype.sizeBytes = 0;
SnapshotIdentity.prototype.checksum = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(SnapshotIdentity.prototype, "_voters", {
get: $util.oneOfGetter($oneOfFields = ["voters"]),
set: $util.oneOfSetter($oneOfFields)
});
SnapshotIdentity.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.endOffset);
if (message.term != null && $Object.hasOwnProperty.call(message, "term") && message.term !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.term);
if (message.voters != null && $Object.hasOwnProperty.call(message, "voters"))
$root.millrace.cluster.v1.VoterSet.encode(message.voters, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes") && (typeof message.sizeBytes === "object" ? message.sizeBytes.low || message.sizeBytes.high : message.sizeBytes !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.sizeBytes);
if (message.checksum != null && $Object.hasOwnProperty.call(message, "checksum") && message.checksum !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.checksum);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
SnapshotIdentity.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.SnapshotIdentity();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.endOffset = value;
else
delete message.endOffset;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.term = value;
else
delete message.term;
continue;
}
case 3: {
if (wireType !== 2)
break;
message.voters = $root.millrace.cluster.v1.VoterSet.decode(reader, reader.size(), $undefined, _depth + 1, message.voters);
message._voters = "voters";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.sizeBytes = value;
else
delete message.sizeBytes;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.checksum = value;
else
delete message.checksum;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return SnapshotIdentity;
})();
v1.SnapshotChunk = (function() {
const SnapshotChunk = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
SnapshotChunk.prototype.snapshot = null;
SnapshotChunk.prototype.position = 0;
SnapshotChunk.prototype.bytes = $util.newBuffer([]);
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(SnapshotChunk.prototype, "_snapshot", {
get: $util.oneOfGetter($oneOfFields = ["snapshot"]),
set: $util.oneOfSetter($oneOfFields)
});
SnapshotChunk.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
$root.millrace.cluster.v1.SnapshotIdentity.encode(message.snapshot, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.position);
if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.bytes);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
SnapshotChunk.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.SnapshotChunk();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.snapshot = $root.millrace.cluster.v1.SnapshotIdentity.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshot);
message._snapshot = "snapshot";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.position = value;
else
delete message.position;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.bytes = value;
else
delete message.bytes;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return SnapshotChunk;
})();
v1.SnapshotChunkResponse = (function() {
const SnapshotChunkResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
SnapshotChunkResponse.prototype.snapshot = null;
SnapshotChunkResponse.prototype.receivedBytes = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(SnapshotChunkResponse.prototype, "_snapshot", {
get: $util.oneOfGetter($oneOfFields = ["snapshot"]),
set: $util.oneOfSetter($oneOfFields)
});
SnapshotChunkResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
$root.millrace.cluster.v1.SnapshotIdentity.encode(message.snapshot, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.receivedBytes != null && $Object.hasOwnProperty.call(message, "receivedBytes") && (typeof message.receivedBytes === "object" ? message.receivedBytes.low || message.receivedBytes.high : message.receivedBytes !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.receivedBytes);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
SnapshotChunkResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.SnapshotChunkResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.snapshot = $root.millrace.cluster.v1.SnapshotIdentity.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshot);
message._snapshot = "snapshot";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.receivedBytes = value;
else
delete message.receivedBytes;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return SnapshotChunkResponse;
})();
v1.TimeoutNow = (function() {
const TimeoutNow = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TimeoutNow.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TimeoutNow.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.TimeoutNow();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TimeoutNow;
})();
v1.ObserveRequest = (function() {
const ObserveRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ObserveRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ObserveRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ObserveRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ObserveRequest;
})();
v1.ObserveResponse = (function() {
const ObserveResponse = function (properties) {
this.endpoints = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ObserveResponse.prototype.leader = null;
ObserveResponse.prototype.endpoints = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ObserveResponse.prototype, "_leader", {
get: $util.oneOfGetter($oneOfFields = ["leader"]),
set: $util.oneOfSetter($oneOfFields)
});
ObserveResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.leader != null && $Object.hasOwnProperty.call(message, "leader"))
$root.millrace.cluster.v1.ReplicaKey.encode(message.leader, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.endpoints != null && message.endpoints.length)
for (let i = 0; i < message.endpoints.length; ++i)
$root.millrace.cluster.v1.VoterEndpoint.encode(message.endpoints[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ObserveResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ObserveResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.leader = $root.millrace.cluster.v1.ReplicaKey.decode(reader, reader.size(), $undefined, _depth + 1, message.leader);
message._leader = "leader";
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.endpoints && message.endpoints.length))
message.endpoints = [];
message.endpoints.push($root.millrace.cluster.v1.VoterEndpoint.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ObserveResponse;
})();
v1.FetchRequest = (function() {
const FetchRequest = function (properties) {
this.set = [];
this.remove = [];
this.progress = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchRequest.prototype.hello = null;
FetchRequest.prototype.set = $util.emptyArray;
FetchRequest.prototype.remove = $util.emptyArray;
FetchRequest.prototype.progress = $util.emptyArray;
FetchRequest.prototype.grantBytes = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchRequest.prototype, "_hello", {
get: $util.oneOfGetter($oneOfFields = ["hello"]),
set: $util.oneOfSetter($oneOfFields)
});
FetchRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
$root.millrace.cluster.v1.FetchHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.set != null && message.set.length)
for (let i = 0; i < message.set.length; ++i)
$root.millrace.cluster.v1.ReplicaPosition.encode(message.set[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.remove != null && message.remove.length)
writer.uint32(/* id 3, wireType 2 =*/26).uint32s(message.remove);
if (message.progress != null && message.progress.length)
for (let i = 0; i < message.progress.length; ++i)
$root.millrace.cluster.v1.ReplicaProgress.encode(message.progress[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.grantBytes != null && $Object.hasOwnProperty.call(message, "grantBytes") && message.grantBytes !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.grantBytes);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.FetchRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.hello = $root.millrace.cluster.v1.FetchHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
message._hello = "hello";
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.set && message.set.length))
message.set = [];
message.set.push($root.millrace.cluster.v1.ReplicaPosition.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType === 2) {
if (!(message.remove && message.remove.length))
message.remove = [];
reader.uint32s(message.remove);
continue;
}
if (wireType !== 0)
break;
if (!(message.remove && message.remove.length))
message.remove = [];
message.remove.push(reader.uint32());
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.progress && message.progress.length))
message.progress = [];
message.progress.push($root.millrace.cluster.v1.ReplicaProgress.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.grantBytes = value;
else
delete message.grantBytes;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchRequest;
})();
v1.FetchHello = (function() {
const FetchHello = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchHello.prototype.nodeId = 0;
FetchHello.prototype.brokerEpoch = 0;
FetchHello.prototype.clusterId = "";
FetchHello.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchHello.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.FetchHello();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.brokerEpoch = value;
else
delete message.brokerEpoch;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clusterId = value;
else
delete message.clusterId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchHello;
})();
v1.ReplicaPosition = (function() {
const ReplicaPosition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaPosition.prototype.handle = 0;
ReplicaPosition.prototype.topicId = $util.newBuffer([]);
ReplicaPosition.prototype.partition = 0;
ReplicaPosition.prototype.leaderEpoch = 0;
ReplicaPosition.prototype.logEndOffset = 0;
ReplicaPosition.prototype.lastEpoch = 0;
ReplicaPosition.prototype.durableOffset = 0;
ReplicaPosition.prototype.deletionRounds = 0;
ReplicaPosition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && message.handle !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.handle);
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partition);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.leaderEpoch);
if (message.logEndOffset != null && $Object.hasOwnProperty.call(message, "logEndOffset") && (typeof message.logEndOffset === "object" ? message.logEndOffset.low || message.logEndOffset.high : message.logEndOffset !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logEndOffset);
if (message.lastEpoch != null && $Object.hasOwnProperty.call(message, "lastEpoch") && message.lastEpoch !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).sint32(message.lastEpoch);
if (message.durableOffset != null && $Object.hasOwnProperty.call(message, "durableOffset") && (typeof message.durableOffset === "object" ? message.durableOffset.low || message.durableOffset.high : message.durableOffset !== 0))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.durableOffset);
if (message.deletionRounds != null && $Object.hasOwnProperty.call(message, "deletionRounds") && (typeof message.deletionRounds === "object" ? message.deletionRounds.low || message.deletionRounds.high : message.deletionRounds !== 0))
writer.uint32(/* id 8, wireType 0 =*/64).int64(message.deletionRounds);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaPosition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaPosition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.handle = value;
else
delete message.handle;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logEndOffset = value;
else
delete message.logEndOffset;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.lastEpoch = value;
else
delete message.lastEpoch;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.durableOffset = value;
else
delete message.durableOffset;
continue;
}
case 8: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.deletionRounds = value;
else
delete message.deletionRounds;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaPosition;
})();
v1.ReplicaProgress = (function() {
const ReplicaProgress = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaProgress.prototype.handle = 0;
ReplicaProgress.prototype.logEndOffset = 0;
ReplicaProgress.prototype.durableOffset = 0;
ReplicaProgress.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && message.handle !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.handle);
if (message.logEndOffset != null && $Object.hasOwnProperty.call(message, "logEndOffset") && (typeof message.logEndOffset === "object" ? message.logEndOffset.low || message.logEndOffset.high : message.logEndOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.logEndOffset);
if (message.durableOffset != null && $Object.hasOwnProperty.call(message, "durableOffset") && (typeof message.durableOffset === "object" ? message.durableOffset.low || message.durableOffset.high : message.durableOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.durableOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaProgress.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaProgress();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.handle = value;
else
delete message.handle;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logEndOffset = value;
else
delete message.logEndOffset;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.durableOffset = value;
else
delete message.durableOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaProgress;
})();
v1.FetchResponse = (function() {
const FetchResponse = function (properties) {
this.frames = [];
this.diverging = [];
this.refused = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchResponse.prototype.frames = $util.emptyArray;
FetchResponse.prototype.diverging = $util.emptyArray;
FetchResponse.prototype.refused = $util.emptyArray;
FetchResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.frames != null && message.frames.length)
for (let i = 0; i < message.frames.length; ++i)
$root.millrace.cluster.v1.ReplicaFrame.encode(message.frames[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.diverging != null && message.diverging.length)
for (let i = 0; i < message.diverging.length; ++i)
$root.millrace.cluster.v1.ReplicaDivergence.encode(message.diverging[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.refused != null && message.refused.length)
for (let i = 0; i < message.refused.length; ++i)
$root.millrace.cluster.v1.ReplicaRefusal.encode(message.refused[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.FetchResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.frames && message.frames.length))
message.frames = [];
message.frames.push($root.millrace.cluster.v1.ReplicaFrame.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.diverging && message.diverging.length))
message.diverging = [];
message.diverging.push($root.millrace.cluster.v1.ReplicaDivergence.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.refused && message.refused.length))
message.refused = [];
message.refused.push($root.millrace.cluster.v1.ReplicaRefusal.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchResponse;
})();
v1.ReplicaFrame = (function() {
const ReplicaFrame = function (properties) {
this.recordBatches = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaFrame.prototype.handle = 0;
ReplicaFrame.prototype.highWatermark = 0;
ReplicaFrame.prototype.logStartOffset = 0;
ReplicaFrame.prototype.recordBatches = $util.emptyArray;
ReplicaFrame.prototype.hasHoles = false;
ReplicaFrame.prototype.deletionRounds = 0;
ReplicaFrame.prototype.removedDeletionsEnd = 0;
ReplicaFrame.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && message.handle !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.handle);
if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.highWatermark);
if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.logStartOffset);
if (message.recordBatches != null && message.recordBatches.length)
for (let i = 0; i < message.recordBatches.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.recordBatches[i]);
if (message.hasHoles != null && $Object.hasOwnProperty.call(message, "hasHoles") && message.hasHoles !== false)
writer.uint32(/* id 5, wireType 0 =*/40).bool(message.hasHoles);
if (message.deletionRounds != null && $Object.hasOwnProperty.call(message, "deletionRounds") && (typeof message.deletionRounds === "object" ? message.deletionRounds.low || message.deletionRounds.high : message.deletionRounds !== 0))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.deletionRounds);
if (message.removedDeletionsEnd != null && $Object.hasOwnProperty.call(message, "removedDeletionsEnd") && (typeof message.removedDeletionsEnd === "object" ? message.removedDeletionsEnd.low || message.removedDeletionsEnd.high : message.removedDeletionsEnd !== 0))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.removedDeletionsEnd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaFrame.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaFrame();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.handle = value;
else
delete message.handle;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.highWatermark = value;
else
delete message.highWatermark;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logStartOffset = value;
else
delete message.logStartOffset;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.recordBatches && message.recordBatches.length))
message.recordBatches = [];
message.recordBatches.push(reader.bytes());
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.hasHoles = value;
else
delete message.hasHoles;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.deletionRounds = value;
else
delete message.deletionRounds;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.removedDeletionsEnd = value;
else
delete message.removedDeletionsEnd;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaFrame;
})();
v1.ReplicaDivergence = (function() {
const ReplicaDivergence = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaDivergence.prototype.handle = 0;
ReplicaDivergence.prototype.epoch = 0;
ReplicaDivergence.prototype.endOffset = 0;
ReplicaDivergence.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && message.handle !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.handle);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.epoch);
if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.endOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaDivergence.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaDivergence();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.handle = value;
else
delete message.handle;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.epoch = value;
else
delete message.epoch;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.endOffset = value;
else
delete message.endOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaDivergence;
})();
v1.ReplicaRefusal = (function() {
const ReplicaRefusal = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ReplicaRefusal.prototype.handle = 0;
ReplicaRefusal.prototype.error = null;
ReplicaRefusal.prototype.logStartOffset = 0;
ReplicaRefusal.prototype.logEndOffset = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReplicaRefusal.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
ReplicaRefusal.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && message.handle !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.handle);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.logStartOffset);
if (message.logEndOffset != null && $Object.hasOwnProperty.call(message, "logEndOffset") && (typeof message.logEndOffset === "object" ? message.logEndOffset.low || message.logEndOffset.high : message.logEndOffset !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.logEndOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ReplicaRefusal.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.cluster.v1.ReplicaRefusal();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.handle = value;
else
delete message.handle;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logStartOffset = value;
else
delete message.logStartOffset;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logEndOffset = value;
else
delete message.logEndOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ReplicaRefusal;
})();
return v1;
})();
return cluster;
})();
millrace.data = (function() {
const data = {};
data.v1 = (function() {
const v1 = {};
v1.Acks = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "ACKS_UNSPECIFIED"] = 0;
values[valuesById[1] = "ACKS_ALL"] = 1;
values[valuesById[2] = "ACKS_LEADER"] = 2;
values[valuesById[3] = "ACKS_NONE"] = 3;
return values;
})();
v1.IsolationLevel = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "ISOLATION_LEVEL_UNSPECIFIED"] = 0;
values[valuesById[1] = "ISOLATION_LEVEL_READ_UNCOMMITTED"] = 1;
values[valuesById[2] = "ISOLATION_LEVEL_READ_COMMITTED"] = 2;
return values;
})();
v1.AbortedTransaction = (function() {
const AbortedTransaction = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AbortedTransaction.prototype.producerId = 0;
AbortedTransaction.prototype.firstOffset = 0;
AbortedTransaction.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.producerId);
if (message.firstOffset != null && $Object.hasOwnProperty.call(message, "firstOffset") && (typeof message.firstOffset === "object" ? message.firstOffset.low || message.firstOffset.high : message.firstOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.firstOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AbortedTransaction.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.AbortedTransaction();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.firstOffset = value;
else
delete message.firstOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AbortedTransaction;
})();
v1.ProduceRequest = (function() {
const ProduceRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProduceRequest.prototype.correlationId = 0;
ProduceRequest.prototype.acks = 0;
ProduceRequest.prototype.timeoutMs = 0;
ProduceRequest.prototype.partitions = $util.emptyArray;
ProduceRequest.prototype.transactionalId = "";
ProduceRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.correlationId);
if (message.acks != null && $Object.hasOwnProperty.call(message, "acks") && message.acks !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).int32(message.acks);
if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && message.timeoutMs !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.timeoutMs);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.data.v1.ProducePartition.encode(message.partitions[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 5, wireType 2 =*/42).string(message.transactionalId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProduceRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ProduceRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.correlationId = value;
else
delete message.correlationId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.acks = value;
else
delete message.acks;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.timeoutMs = value;
else
delete message.timeoutMs;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.data.v1.ProducePartition.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProduceRequest;
})();
v1.ProducePartition = (function() {
const ProducePartition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProducePartition.prototype.topicId = $util.newBuffer([]);
ProducePartition.prototype.partition = 0;
ProducePartition.prototype.recordBatch = $util.newBuffer([]);
ProducePartition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.recordBatch != null && $Object.hasOwnProperty.call(message, "recordBatch") && message.recordBatch.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.recordBatch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProducePartition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ProducePartition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.recordBatch = value;
else
delete message.recordBatch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProducePartition;
})();
v1.ProduceResponse = (function() {
const ProduceResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProduceResponse.prototype.window = null;
ProduceResponse.prototype.result = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(ProduceResponse.prototype, "kind", {
get: $util.oneOfGetter($oneOfFields = ["window", "result"]),
set: $util.oneOfSetter($oneOfFields)
});
ProduceResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.window != null && $Object.hasOwnProperty.call(message, "window"))
$root.millrace.data.v1.ProduceWindow.encode(message.window, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
$root.millrace.data.v1.ProduceResult.encode(message.result, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProduceResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ProduceResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.window = $root.millrace.data.v1.ProduceWindow.decode(reader, reader.size(), $undefined, _depth + 1, message.window);
message.kind = "window";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.result = $root.millrace.data.v1.ProduceResult.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
message.kind = "result";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProduceResponse;
})();
v1.ProduceWindow = (function() {
const ProduceWindow = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProduceWindow.prototype.requestsInFlightMax = 0;
ProduceWindow.prototype.bytesInFlightMax = 0;
ProduceWindow.prototype.requestSizeBytesMax = 0;
ProduceWindow.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.requestsInFlightMax != null && $Object.hasOwnProperty.call(message, "requestsInFlightMax") && message.requestsInFlightMax !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.requestsInFlightMax);
if (message.bytesInFlightMax != null && $Object.hasOwnProperty.call(message, "bytesInFlightMax") && message.bytesInFlightMax !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.bytesInFlightMax);
if (message.requestSizeBytesMax != null && $Object.hasOwnProperty.call(message, "requestSizeBytesMax") && message.requestSizeBytesMax !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.requestSizeBytesMax);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProduceWindow.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ProduceWindow();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.requestsInFlightMax = value;
else
delete message.requestsInFlightMax;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.bytesInFlightMax = value;
else
delete message.bytesInFlightMax;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.requestSizeBytesMax = value;
else
delete message.requestSizeBytesMax;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProduceWindow;
})();
v1.ProduceResult = (function() {
const ProduceResult = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProduceResult.prototype.correlationId = 0;
ProduceResult.prototype.partitions = $util.emptyArray;
ProduceResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.correlationId);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.data.v1.ProducePartitionResult.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProduceResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ProduceResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.correlationId = value;
else
delete message.correlationId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.data.v1.ProducePartitionResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProduceResult;
})();
v1.ProducePartitionResult = (function() {
const ProducePartitionResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProducePartitionResult.prototype.error = null;
ProducePartitionResult.prototype.baseOffset = 0;
ProducePartitionResult.prototype.logAppendTimeMs = 0;
ProducePartitionResult.prototype.logStartOffset = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ProducePartitionResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
ProducePartitionResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.baseOffset);
if (message.logAppendTimeMs != null && $Object.hasOwnProperty.call(message, "logAppendTimeMs") && (typeof message.logAppendTimeMs === "object" ? message.logAppendTimeMs.low || message.logAppendTimeMs.high : message.logAppendTimeMs !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.logAppendTimeMs);
if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.logStartOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProducePartitionResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ProducePartitionResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.baseOffset = value;
else
delete message.baseOffset;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logAppendTimeMs = value;
else
delete message.logAppendTimeMs;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logStartOffset = value;
else
delete message.logStartOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProducePartitionResult;
})();
v1.FetchRequest = (function() {
const FetchRequest = function (properties) {
this.set = [];
this.remove = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchRequest.prototype.set = $util.emptyArray;
FetchRequest.prototype.remove = $util.emptyArray;
FetchRequest.prototype.grantBytes = 0;
FetchRequest.prototype.clientRack = "";
FetchRequest.prototype.isolationLevel = 0;
FetchRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.set != null && message.set.length)
for (let i = 0; i < message.set.length; ++i)
$root.millrace.data.v1.FetchPartition.encode(message.set[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.remove != null && message.remove.length)
for (let i = 0; i < message.remove.length; ++i)
$root.millrace.data.v1.FetchPartitionId.encode(message.remove[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.grantBytes != null && $Object.hasOwnProperty.call(message, "grantBytes") && message.grantBytes !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.grantBytes);
if (message.clientRack != null && $Object.hasOwnProperty.call(message, "clientRack") && message.clientRack !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.clientRack);
if (message.isolationLevel != null && $Object.hasOwnProperty.call(message, "isolationLevel") && message.isolationLevel !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).int32(message.isolationLevel);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.set && message.set.length))
message.set = [];
message.set.push($root.millrace.data.v1.FetchPartition.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.remove && message.remove.length))
message.remove = [];
message.remove.push($root.millrace.data.v1.FetchPartitionId.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.grantBytes = value;
else
delete message.grantBytes;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clientRack = value;
else
delete message.clientRack;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.isolationLevel = value;
else
delete message.isolationLevel;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchRequest;
})();
v1.FetchPartitionId = (function() {
const FetchPartitionId = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchPartitionId.prototype.topicId = $util.newBuffer([]);
FetchPartitionId.prototype.partition = 0;
FetchPartitionId.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchPartitionId.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchPartitionId();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchPartitionId;
})();
v1.FetchPartition = (function() {
const FetchPartition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchPartition.prototype.topicId = $util.newBuffer([]);
FetchPartition.prototype.partition = 0;
FetchPartition.prototype.offset = 0;
FetchPartition.prototype.epoch = 0;
FetchPartition.prototype.currentLeaderEpoch = 0;
FetchPartition.prototype.lastFetchedEpoch = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchPartition.prototype, "_lastFetchedEpoch", {
get: $util.oneOfGetter($oneOfFields = ["lastFetchedEpoch"]),
set: $util.oneOfSetter($oneOfFields)
});
FetchPartition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.epoch);
if (message.currentLeaderEpoch != null && $Object.hasOwnProperty.call(message, "currentLeaderEpoch") && message.currentLeaderEpoch !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).sint32(message.currentLeaderEpoch);
if (message.lastFetchedEpoch != null && $Object.hasOwnProperty.call(message, "lastFetchedEpoch"))
writer.uint32(/* id 6, wireType 0 =*/48).sint32(message.lastFetchedEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchPartition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchPartition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.epoch = value;
else
delete message.epoch;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.currentLeaderEpoch = value;
else
delete message.currentLeaderEpoch;
continue;
}
case 6: {
if (wireType !== 0)
break;
message.lastFetchedEpoch = reader.sint32();
message._lastFetchedEpoch = "lastFetchedEpoch";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchPartition;
})();
v1.FetchResponse = (function() {
const FetchResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchResponse.prototype.frame = null;
FetchResponse.prototype.error = null;
FetchResponse.prototype.redirect = null;
FetchResponse.prototype.divergence = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(FetchResponse.prototype, "kind", {
get: $util.oneOfGetter($oneOfFields = ["frame", "error", "redirect", "divergence"]),
set: $util.oneOfSetter($oneOfFields)
});
FetchResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
$root.millrace.data.v1.FetchFrame.encode(message.frame, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.data.v1.FetchError.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.redirect != null && $Object.hasOwnProperty.call(message, "redirect"))
$root.millrace.data.v1.FetchRedirect.encode(message.redirect, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.divergence != null && $Object.hasOwnProperty.call(message, "divergence"))
$root.millrace.data.v1.FetchDivergence.encode(message.divergence, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.frame = $root.millrace.data.v1.FetchFrame.decode(reader, reader.size(), $undefined, _depth + 1, message.frame);
message.kind = "frame";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.data.v1.FetchError.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message.kind = "error";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.redirect = $root.millrace.data.v1.FetchRedirect.decode(reader, reader.size(), $undefined, _depth + 1, message.redirect);
message.kind = "redirect";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.divergence = $root.millrace.data.v1.FetchDivergence.decode(reader, reader.size(), $undefined, _depth + 1, message.divergence);
message.kind = "divergence";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchResponse;
})();
v1.FetchDivergence = (function() {
const FetchDivergence = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchDivergence.prototype.topicId = $util.newBuffer([]);
FetchDivergence.prototype.partition = 0;
FetchDivergence.prototype.epoch = 0;
FetchDivergence.prototype.leaderEpoch = 0;
FetchDivergence.prototype.endOffset = 0;
FetchDivergence.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.leaderEpoch);
if (message.endOffset != null && $Object.hasOwnProperty.call(message, "endOffset") && (typeof message.endOffset === "object" ? message.endOffset.low || message.endOffset.high : message.endOffset !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.endOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchDivergence.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchDivergence();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.epoch = value;
else
delete message.epoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.endOffset = value;
else
delete message.endOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchDivergence;
})();
v1.FetchRedirect = (function() {
const FetchRedirect = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchRedirect.prototype.topicId = $util.newBuffer([]);
FetchRedirect.prototype.partition = 0;
FetchRedirect.prototype.epoch = 0;
FetchRedirect.prototype.nodeId = 0;
FetchRedirect.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.nodeId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchRedirect.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchRedirect();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.epoch = value;
else
delete message.epoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchRedirect;
})();
v1.FetchFrame = (function() {
const FetchFrame = function (properties) {
this.abortedTransactions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchFrame.prototype.topicId = $util.newBuffer([]);
FetchFrame.prototype.partition = 0;
FetchFrame.prototype.epoch = 0;
FetchFrame.prototype.highWatermark = 0;
FetchFrame.prototype.logStartOffset = 0;
FetchFrame.prototype.recordBatches = $util.newBuffer([]);
FetchFrame.prototype.lastStableOffset = 0;
FetchFrame.prototype.abortedTransactions = $util.emptyArray;
FetchFrame.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.highWatermark);
if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logStartOffset);
if (message.recordBatches != null && $Object.hasOwnProperty.call(message, "recordBatches") && message.recordBatches.length)
writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.recordBatches);
if (message.lastStableOffset != null && $Object.hasOwnProperty.call(message, "lastStableOffset") && (typeof message.lastStableOffset === "object" ? message.lastStableOffset.low || message.lastStableOffset.high : message.lastStableOffset !== 0))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.lastStableOffset);
if (message.abortedTransactions != null && message.abortedTransactions.length)
for (let i = 0; i < message.abortedTransactions.length; ++i)
$root.millrace.data.v1.AbortedTransaction.encode(message.abortedTransactions[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchFrame.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchFrame();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.epoch = value;
else
delete message.epoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.highWatermark = value;
else
delete message.highWatermark;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logStartOffset = value;
else
delete message.logStartOffset;
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.recordBatches = value;
else
delete message.recordBatches;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.lastStableOffset = value;
else
delete message.lastStableOffset;
continue;
}
case 8: {
if (wireType !== 2)
break;
if (!(message.abortedTransactions && message.abortedTransactions.length))
message.abortedTransactions = [];
message.abortedTransactions.push($root.millrace.data.v1.AbortedTransaction.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchFrame;
})();
v1.FetchError = (function() {
const FetchError = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchError.prototype.topicId = $util.newBuffer([]);
FetchError.prototype.partition = 0;
FetchError.prototype.epoch = 0;
FetchError.prototype.error = null;
FetchError.prototype.logStartOffset = 0;
FetchError.prototype.highWatermark = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchError.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
FetchError.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logStartOffset);
if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.highWatermark);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchError.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchError();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.epoch = value;
else
delete message.epoch;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logStartOffset = value;
else
delete message.logStartOffset;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.highWatermark = value;
else
delete message.highWatermark;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchError;
})();
v1.ListOffsetsRequest = (function() {
const ListOffsetsRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListOffsetsRequest.prototype.partitions = $util.emptyArray;
ListOffsetsRequest.prototype.isolationLevel = 0;
ListOffsetsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.data.v1.ListOffsetsPartition.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.isolationLevel != null && $Object.hasOwnProperty.call(message, "isolationLevel") && message.isolationLevel !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).int32(message.isolationLevel);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ListOffsetsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.data.v1.ListOffsetsPartition.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.isolationLevel = value;
else
delete message.isolationLevel;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListOffsetsRequest;
})();
v1.ListOffsetsPartition = (function() {
const ListOffsetsPartition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListOffsetsPartition.prototype.topicId = $util.newBuffer([]);
ListOffsetsPartition.prototype.partition = 0;
ListOffsetsPartition.prototype.earliest = null;
ListOffsetsPartition.prototype.latest = null;
ListOffsetsPartition.prototype.timestampMs = null;
ListOffsetsPartition.prototype.maxTimestamp = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(ListOffsetsPartition.prototype, "at", {
get: $util.oneOfGetter($oneOfFields = ["earliest", "latest", "timestampMs", "maxTimestamp"]),
set: $util.oneOfSetter($oneOfFields)
});
ListOffsetsPartition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.earliest != null && $Object.hasOwnProperty.call(message, "earliest"))
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.earliest);
if (message.latest != null && $Object.hasOwnProperty.call(message, "latest"))
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.latest);
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.timestampMs);
if (message.maxTimestamp != null && $Object.hasOwnProperty.call(message, "maxTimestamp"))
writer.uint32(/* id 6, wireType 0 =*/48).bool(message.maxTimestamp);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListOffsetsPartition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ListOffsetsPartition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.earliest = reader.bool();
message.at = "earliest";
continue;
}
case 4: {
if (wireType !== 0)
break;
message.latest = reader.bool();
message.at = "latest";
continue;
}
case 5: {
if (wireType !== 0)
break;
message.timestampMs = $safe(reader.int64());
message.at = "timestampMs";
continue;
}
case 6: {
if (wireType !== 0)
break;
message.maxTimestamp = reader.bool();
message.at = "maxTimestamp";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListOffsetsPartition;
})();
v1.ListOffsetsResponse = (function() {
const ListOffsetsResponse = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListOffsetsResponse.prototype.partitions = $util.emptyArray;
ListOffsetsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.data.v1.ListOffsetsResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ListOffsetsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.data.v1.ListOffsetsResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListOffsetsResponse;
})();
v1.ListOffsetsResult = (function() {
const ListOffsetsResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListOffsetsResult.prototype.error = null;
ListOffsetsResult.prototype.offset = 0;
ListOffsetsResult.prototype.timestampMs = 0;
ListOffsetsResult.prototype.leaderEpoch = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ListOffsetsResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
ListOffsetsResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.offset);
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs") && (typeof message.timestampMs === "object" ? message.timestampMs.low || message.timestampMs.high : message.timestampMs !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.timestampMs);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.leaderEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListOffsetsResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.ListOffsetsResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.timestampMs = value;
else
delete message.timestampMs;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListOffsetsResult;
})();
v1.FetchNewestRequest = (function() {
const FetchNewestRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchNewestRequest.prototype.topicId = $util.newBuffer([]);
FetchNewestRequest.prototype.partition = 0;
FetchNewestRequest.prototype.beforeOffset = null;
FetchNewestRequest.prototype.recordsMax = 0;
FetchNewestRequest.prototype.sizeBytesMax = 0;
FetchNewestRequest.prototype.isolationLevel = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchNewestRequest.prototype, "_beforeOffset", {
get: $util.oneOfGetter($oneOfFields = ["beforeOffset"]),
set: $util.oneOfSetter($oneOfFields)
});
FetchNewestRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.beforeOffset != null && $Object.hasOwnProperty.call(message, "beforeOffset"))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.beforeOffset);
if (message.recordsMax != null && $Object.hasOwnProperty.call(message, "recordsMax") && message.recordsMax !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.recordsMax);
if (message.sizeBytesMax != null && $Object.hasOwnProperty.call(message, "sizeBytesMax") && message.sizeBytesMax !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.sizeBytesMax);
if (message.isolationLevel != null && $Object.hasOwnProperty.call(message, "isolationLevel") && message.isolationLevel !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).int32(message.isolationLevel);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchNewestRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchNewestRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.beforeOffset = $safe(reader.int64());
message._beforeOffset = "beforeOffset";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.recordsMax = value;
else
delete message.recordsMax;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.sizeBytesMax = value;
else
delete message.sizeBytesMax;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.isolationLevel = value;
else
delete message.isolationLevel;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchNewestRequest;
})();
v1.FetchNewestResponse = (function() {
const FetchNewestResponse = function (properties) {
this.abortedTransactions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchNewestResponse.prototype.highWatermark = 0;
FetchNewestResponse.prototype.logStartOffset = 0;
FetchNewestResponse.prototype.recordBatches = $util.newBuffer([]);
FetchNewestResponse.prototype.lastStableOffset = 0;
FetchNewestResponse.prototype.abortedTransactions = $util.emptyArray;
FetchNewestResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.highWatermark);
if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.logStartOffset);
if (message.recordBatches != null && $Object.hasOwnProperty.call(message, "recordBatches") && message.recordBatches.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.recordBatches);
if (message.lastStableOffset != null && $Object.hasOwnProperty.call(message, "lastStableOffset") && (typeof message.lastStableOffset === "object" ? message.lastStableOffset.low || message.lastStableOffset.high : message.lastStableOffset !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.lastStableOffset);
if (message.abortedTransactions != null && message.abortedTransactions.length)
for (let i = 0; i < message.abortedTransactions.length; ++i)
$root.millrace.data.v1.AbortedTransaction.encode(message.abortedTransactions[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchNewestResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.FetchNewestResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.highWatermark = value;
else
delete message.highWatermark;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.logStartOffset = value;
else
delete message.logStartOffset;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.recordBatches = value;
else
delete message.recordBatches;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.lastStableOffset = value;
else
delete message.lastStableOffset;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.abortedTransactions && message.abortedTransactions.length))
message.abortedTransactions = [];
message.abortedTransactions.push($root.millrace.data.v1.AbortedTransaction.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchNewestResponse;
})();
v1.DeleteRecordsRequest = (function() {
const DeleteRecordsRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteRecordsRequest.prototype.partitions = $util.emptyArray;
DeleteRecordsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.data.v1.DeleteRecordsPartition.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteRecordsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.DeleteRecordsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.data.v1.DeleteRecordsPartition.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteRecordsRequest;
})();
v1.DeleteRecordsPartition = (function() {
const DeleteRecordsPartition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteRecordsPartition.prototype.topicId = $util.newBuffer([]);
DeleteRecordsPartition.prototype.partition = 0;
DeleteRecordsPartition.prototype.beforeOffset = 0;
DeleteRecordsPartition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.beforeOffset != null && $Object.hasOwnProperty.call(message, "beforeOffset") && (typeof message.beforeOffset === "object" ? message.beforeOffset.low || message.beforeOffset.high : message.beforeOffset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.beforeOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteRecordsPartition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.DeleteRecordsPartition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.beforeOffset = value;
else
delete message.beforeOffset;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteRecordsPartition;
})();
v1.DeleteRecordsResponse = (function() {
const DeleteRecordsResponse = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteRecordsResponse.prototype.partitions = $util.emptyArray;
DeleteRecordsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.data.v1.DeleteRecordsResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteRecordsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.DeleteRecordsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.data.v1.DeleteRecordsResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteRecordsResponse;
})();
v1.DeleteRecordsResult = (function() {
const DeleteRecordsResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteRecordsResult.prototype.error = null;
DeleteRecordsResult.prototype.lowWatermark = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DeleteRecordsResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DeleteRecordsResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.lowWatermark != null && $Object.hasOwnProperty.call(message, "lowWatermark") && (typeof message.lowWatermark === "object" ? message.lowWatermark.low || message.lowWatermark.high : message.lowWatermark !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.lowWatermark);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteRecordsResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.data.v1.DeleteRecordsResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.lowWatermark = value;
else
delete message.lowWatermark;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteRecordsResult;
})();
return v1;
})();
return data;
})();
millrace.easy = (function() {
const easy = {};
easy.v1 = (function() {
const v1 = {};
v1.Payload = (function() {
const Payload = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Payload.prototype.text = null;
Payload.prototype.json = null;
Payload.prototype.base64 = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(Payload.prototype, "form", {
get: $util.oneOfGetter($oneOfFields = ["text", "json", "base64"]),
set: $util.oneOfSetter($oneOfFields)
});
Payload.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
$root.google.protobuf.Value.encode(message.json, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.base64 != null && $Object.hasOwnProperty.call(message, "base64"))
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.base64);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Payload.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.easy.v1.Payload();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.text = reader.stringVerify();
message.form = "text";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.json = $root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1, message.json);
message.form = "json";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.base64 = reader.bytes();
message.form = "base64";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Payload;
})();
v1.Header = (function() {
const Header = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Header.prototype.name = "";
Header.prototype.value = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(Header.prototype, "_value", {
get: $util.oneOfGetter($oneOfFields = ["value"]),
set: $util.oneOfSetter($oneOfFields)
});
Header.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
$root.millrace.easy.v1.Payload.encode(message.value, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Header.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.easy.v1.Header();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.value = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
message._value = "value";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Header;
})();
v1.ProduceRequest = (function() {
const ProduceRequest = function (properties) {
this.headers = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProduceRequest.prototype.topic = "";
ProduceRequest.prototype.partition = null;
ProduceRequest.prototype.key = null;
ProduceRequest.prototype.value = null;
ProduceRequest.prototype.headers = $util.emptyArray;
ProduceRequest.prototype.timestampMs = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ProduceRequest.prototype, "_partition", {
get: $util.oneOfGetter($oneOfFields = ["partition"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ProduceRequest.prototype, "_key", {
get: $util.oneOfGetter($oneOfFields = ["key"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ProduceRequest.prototype, "_value", {
get: $util.oneOfGetter($oneOfFields = ["value"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ProduceRequest.prototype, "_timestampMs", {
get: $util.oneOfGetter($oneOfFields = ["timestampMs"]),
set: $util.oneOfSetter($oneOfFields)
});
ProduceRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
$root.millrace.easy.v1.Payload.encode(message.key, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
$root.millrace.easy.v1.Payload.encode(message.value, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.headers != null && message.headers.length)
for (let i = 0; i < message.headers.length; ++i)
$root.millrace.easy.v1.Header.encode(message.headers[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.timestampMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProduceRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.easy.v1.ProduceRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.partition = reader.uint32();
message._partition = "partition";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.key = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
message._key = "key";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.value = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
message._value = "value";
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.headers && message.headers.length))
message.headers = [];
message.headers.push($root.millrace.easy.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 0)
break;
message.timestampMs = $safe(reader.int64());
message._timestampMs = "timestampMs";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProduceRequest;
})();
v1.ProduceResponse = (function() {
const ProduceResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ProduceResponse.prototype.topic = "";
ProduceResponse.prototype.partition = 0;
ProduceResponse.prototype.offset = 0;
ProduceResponse.prototype.timestampMs = 0;
ProduceResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs") && (typeof message.timestampMs === "object" ? message.timestampMs.low || message.timestampMs.high : message.timestampMs !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.timestampMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ProduceResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.easy.v1.ProduceResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.timestampMs = value;
else
delete message.timestampMs;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ProduceResponse;
})();
v1.ConsumeRequest = (function() {
const ConsumeRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ConsumeRequest.prototype.topic = "";
ConsumeRequest.prototype.partitions = $util.emptyArray;
ConsumeRequest.prototype.earliest = null;
ConsumeRequest.prototype.latest = null;
ConsumeRequest.prototype.offset = null;
ConsumeRequest.prototype.timestampMs = null;
ConsumeRequest.prototype.newest = null;
ConsumeRequest.prototype.limit = 0;
ConsumeRequest.prototype.waitMs = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(ConsumeRequest.prototype, "from", {
get: $util.oneOfGetter($oneOfFields = ["earliest", "latest", "offset", "timestampMs", "newest"]),
set: $util.oneOfSetter($oneOfFields)
});
ConsumeRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partitions != null && message.partitions.length)
writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
if (message.earliest != null && $Object.hasOwnProperty.call(message, "earliest"))
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.earliest);
if (message.latest != null && $Object.hasOwnProperty.call(message, "latest"))
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.latest);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.offset);
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.timestampMs);
if (message.newest != null && $Object.hasOwnProperty.call(message, "newest"))
writer.uint32(/* id 7, wireType 0 =*/56).bool(message.newest);
if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.limit);
if (message.waitMs != null && $Object.hasOwnProperty.call(message, "waitMs") && message.waitMs !== 0)
writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.waitMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ConsumeRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.easy.v1.ConsumeRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.partitions && message.partitions.length))
message.partitions = [];
reader.uint32s(message.partitions);
continue;
}
if (wireType !== 0)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push(reader.uint32());
continue;
}
case 3: {
if (wireType !== 0)
break;
message.earliest = reader.bool();
message.from = "earliest";
continue;
}
case 4: {
if (wireType !== 0)
break;
message.latest = reader.bool();
message.from = "latest";
continue;
}
case 5: {
if (wireType !== 0)
break;
message.offset = $safe(reader.int64());
message.from = "offset";
continue;
}
case 6: {
if (wireType !== 0)
break;
message.timestampMs = $safe(reader.int64());
message.from = "timestampMs";
continue;
}
case 7: {
if (wireType !== 0)
break;
message.newest = reader.bool();
message.from = "newest";
continue;
}
case 8: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.limit = value;
else
delete message.limit;
continue;
}
case 9: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.waitMs = value;
else
delete message.waitMs;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ConsumeRequest;
})();
v1.ConsumeResponse = (function() {
const ConsumeResponse = function (properties) {
this.headers = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ConsumeResponse.prototype.topic = "";
ConsumeResponse.prototype.partition = 0;
ConsumeResponse.prototype.offset = 0;
ConsumeResponse.prototype.timestampMs = 0;
ConsumeResponse.prototype.key = null;
ConsumeResponse.prototype.value = null;
ConsumeResponse.prototype.headers = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ConsumeResponse.prototype, "_key", {
get: $util.oneOfGetter($oneOfFields = ["key"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(ConsumeResponse.prototype, "_value", {
get: $util.oneOfGetter($oneOfFields = ["value"]),
set: $util.oneOfSetter($oneOfFields)
});
ConsumeResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs") && (typeof message.timestampMs === "object" ? message.timestampMs.low || message.timestampMs.high : message.timestampMs !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.timestampMs);
if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
$root.millrace.easy.v1.Payload.encode(message.key, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
$root.millrace.easy.v1.Payload.encode(message.value, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.headers != null && message.headers.length)
for (let i = 0; i < message.headers.length; ++i)
$root.millrace.easy.v1.Header.encode(message.headers[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ConsumeResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.easy.v1.ConsumeResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topic = value;
else
delete message.topic;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.timestampMs = value;
else
delete message.timestampMs;
continue;
}
case 5: {
if (wireType !== 2)
break;
message.key = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
message._key = "key";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.value = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
message._value = "value";
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.headers && message.headers.length))
message.headers = [];
message.headers.push($root.millrace.easy.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ConsumeResponse;
})();
return v1;
})();
return easy;
})();
millrace.group = (function() {
const group = {};
group.v1 = (function() {
const v1 = {};
v1.FindGroupCoordinatorsRequest = (function() {
const FindGroupCoordinatorsRequest = function (properties) {
this.groupIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FindGroupCoordinatorsRequest.prototype.groupIds = $util.emptyArray;
FindGroupCoordinatorsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupIds != null && message.groupIds.length)
for (let i = 0; i < message.groupIds.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FindGroupCoordinatorsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.FindGroupCoordinatorsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.groupIds && message.groupIds.length))
message.groupIds = [];
message.groupIds.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FindGroupCoordinatorsRequest;
})();
v1.FindGroupCoordinatorsResponse = (function() {
const FindGroupCoordinatorsResponse = function (properties) {
this.coordinators = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FindGroupCoordinatorsResponse.prototype.coordinators = $util.emptyArray;
FindGroupCoordinatorsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.coordinators != null && message.coordinators.length)
for (let i = 0; i < message.coordinators.length; ++i)
$root.millrace.group.v1.GroupCoordinator.encode(message.coordinators[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FindGroupCoordinatorsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.FindGroupCoordinatorsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.coordinators && message.coordinators.length))
message.coordinators = [];
message.coordinators.push($root.millrace.group.v1.GroupCoordinator.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FindGroupCoordinatorsResponse;
})();
v1.GroupCoordinator = (function() {
const GroupCoordinator = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
GroupCoordinator.prototype.error = null;
GroupCoordinator.prototype.nodeId = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(GroupCoordinator.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
GroupCoordinator.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.nodeId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
GroupCoordinator.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.GroupCoordinator();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return GroupCoordinator;
})();
v1.TopicPartitions = (function() {
const TopicPartitions = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TopicPartitions.prototype.topicId = $util.newBuffer([]);
TopicPartitions.prototype.partitions = $util.emptyArray;
TopicPartitions.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partitions != null && message.partitions.length)
writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TopicPartitions.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.TopicPartitions();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.partitions && message.partitions.length))
message.partitions = [];
reader.uint32s(message.partitions);
continue;
}
if (wireType !== 0)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TopicPartitions;
})();
v1.JoinRequest = (function() {
const JoinRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinRequest.prototype.start = null;
JoinRequest.prototype.heartbeat = null;
JoinRequest.prototype.owned = null;
JoinRequest.prototype.subscription = null;
JoinRequest.prototype.assign = null;
JoinRequest.prototype.leave = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(JoinRequest.prototype, "kind", {
get: $util.oneOfGetter($oneOfFields = ["start", "heartbeat", "owned", "subscription", "assign", "leave"]),
set: $util.oneOfSetter($oneOfFields)
});
JoinRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
$root.millrace.group.v1.JoinStart.encode(message.start, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
$root.millrace.group.v1.JoinHeartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.owned != null && $Object.hasOwnProperty.call(message, "owned"))
$root.millrace.group.v1.JoinOwned.encode(message.owned, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription"))
$root.millrace.group.v1.JoinSubscription.encode(message.subscription, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.assign != null && $Object.hasOwnProperty.call(message, "assign"))
$root.millrace.group.v1.JoinAssign.encode(message.assign, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.leave != null && $Object.hasOwnProperty.call(message, "leave"))
$root.millrace.group.v1.JoinLeave.encode(message.leave, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.start = $root.millrace.group.v1.JoinStart.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
message.kind = "start";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.heartbeat = $root.millrace.group.v1.JoinHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
message.kind = "heartbeat";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.owned = $root.millrace.group.v1.JoinOwned.decode(reader, reader.size(), $undefined, _depth + 1, message.owned);
message.kind = "owned";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.subscription = $root.millrace.group.v1.JoinSubscription.decode(reader, reader.size(), $undefined, _depth + 1, message.subscription);
message.kind = "subscription";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.assign = $root.millrace.group.v1.JoinAssign.decode(reader, reader.size(), $undefined, _depth + 1, message.assign);
message.kind = "assign";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.leave = $root.millrace.group.v1.JoinLeave.decode(reader, reader.size(), $undefined, _depth + 1, message.leave);
message.kind = "leave";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinRequest;
})();
v1.JoinStart = (function() {
const JoinStart = function (properties) {
this.owned = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinStart.prototype.groupId = "";
JoinStart.prototype.memberId = "";
JoinStart.prototype.instanceId = "";
JoinStart.prototype.clientId = "";
JoinStart.prototype.rack = "";
JoinStart.prototype.protocolType = "";
JoinStart.prototype.sessionTimeoutMs = 0;
JoinStart.prototype.rebalanceTimeoutMs = 0;
JoinStart.prototype.assignor = "";
JoinStart.prototype.subscription = null;
JoinStart.prototype.memberEpoch = 0;
JoinStart.prototype.owned = $util.emptyArray;
JoinStart.prototype.commits = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(JoinStart.prototype, "_subscription", {
get: $util.oneOfGetter($oneOfFields = ["subscription"]),
set: $util.oneOfSetter($oneOfFields)
});
JoinStart.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupId);
if (message.memberId != null && $Object.hasOwnProperty.call(message, "memberId") && message.memberId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.memberId);
if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId") && message.instanceId !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.instanceId);
if (message.clientId != null && $Object.hasOwnProperty.call(message, "clientId") && message.clientId !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.clientId);
if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
writer.uint32(/* id 5, wireType 2 =*/42).string(message.rack);
if (message.protocolType != null && $Object.hasOwnProperty.call(message, "protocolType") && message.protocolType !== "")
writer.uint32(/* id 6, wireType 2 =*/50).string(message.protocolType);
if (message.sessionTimeoutMs != null && $Object.hasOwnProperty.call(message, "sessionTimeoutMs") && message.sessionTimeoutMs !== 0)
writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.sessionTimeoutMs);
if (message.rebalanceTimeoutMs != null && $Object.hasOwnProperty.call(message, "rebalanceTimeoutMs") && message.rebalanceTimeoutMs !== 0)
writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.rebalanceTimeoutMs);
if (message.assignor != null && $Object.hasOwnProperty.call(message, "assignor") && message.assignor !== "")
writer.uint32(/* id 9, wireType 2 =*/74).string(message.assignor);
if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription"))
$root.millrace.group.v1.JoinSubscription.encode(message.subscription, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 11, wireType 0 =*/88).sint32(message.memberEpoch);
if (message.owned != null && message.owned.length)
for (let i = 0; i < message.owned.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.owned[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
if (message.commits != null && $Object.hasOwnProperty.call(message, "commits") && message.commits !== 0)
writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.commits);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinStart.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinStart();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.memberId = value;
else
delete message.memberId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.instanceId = value;
else
delete message.instanceId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clientId = value;
else
delete message.clientId;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.rack = value;
else
delete message.rack;
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.protocolType = value;
else
delete message.protocolType;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.sessionTimeoutMs = value;
else
delete message.sessionTimeoutMs;
continue;
}
case 8: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.rebalanceTimeoutMs = value;
else
delete message.rebalanceTimeoutMs;
continue;
}
case 9: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.assignor = value;
else
delete message.assignor;
continue;
}
case 10: {
if (wireType !== 2)
break;
message.subscription = $root.millrace.group.v1.JoinSubscription.decode(reader, reader.size(), $undefined, _depth + 1, message.subscription);
message._subscription = "subscription";
continue;
}
case 11: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 12: {
if (wireType !== 2)
break;
if (!(message.owned && message.owned.length))
message.owned = [];
message.owned.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 13: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.commits = value;
else
delete message.commits;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinStart;
})();
v1.JoinSubscription = (function() {
const JoinSubscription = function (properties) {
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinSubscription.prototype.topics = $util.emptyArray;
JoinSubscription.prototype.topicRegex = "";
JoinSubscription.prototype.metadata = $util.newBuffer([]);
JoinSubscription.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.topics[i]);
if (message.topicRegex != null && $Object.hasOwnProperty.call(message, "topicRegex") && message.topicRegex !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.topicRegex);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.metadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinSubscription.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinSubscription();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push(reader.stringVerify());
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topicRegex = value;
else
delete message.topicRegex;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.metadata = value;
else
delete message.metadata;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinSubscription;
})();
v1.JoinHeartbeat = (function() {
const JoinHeartbeat = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinHeartbeat.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinHeartbeat.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinHeartbeat();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinHeartbeat;
})();
v1.JoinOwned = (function() {
const JoinOwned = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinOwned.prototype.memberEpoch = 0;
JoinOwned.prototype.partitions = $util.emptyArray;
JoinOwned.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.memberEpoch);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinOwned.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinOwned();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinOwned;
})();
v1.JoinAssign = (function() {
const JoinAssign = function (properties) {
this.members = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinAssign.prototype.groupEpoch = 0;
JoinAssign.prototype.members = $util.emptyArray;
JoinAssign.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupEpoch != null && $Object.hasOwnProperty.call(message, "groupEpoch") && message.groupEpoch !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.groupEpoch);
if (message.members != null && message.members.length)
for (let i = 0; i < message.members.length; ++i)
$root.millrace.group.v1.MemberAssignment.encode(message.members[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinAssign.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinAssign();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.groupEpoch = value;
else
delete message.groupEpoch;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.members && message.members.length))
message.members = [];
message.members.push($root.millrace.group.v1.MemberAssignment.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinAssign;
})();
v1.MemberAssignment = (function() {
const MemberAssignment = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
MemberAssignment.prototype.memberId = "";
MemberAssignment.prototype.partitions = $util.emptyArray;
MemberAssignment.prototype.metadata = $util.newBuffer([]);
MemberAssignment.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.memberId != null && $Object.hasOwnProperty.call(message, "memberId") && message.memberId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.memberId);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.metadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
MemberAssignment.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.MemberAssignment();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.memberId = value;
else
delete message.memberId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.metadata = value;
else
delete message.metadata;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return MemberAssignment;
})();
v1.JoinLeave = (function() {
const JoinLeave = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinLeave.prototype.forGood = false;
JoinLeave.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.forGood != null && $Object.hasOwnProperty.call(message, "forGood") && message.forGood !== false)
writer.uint32(/* id 1, wireType 0 =*/8).bool(message.forGood);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinLeave.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinLeave();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.forGood = value;
else
delete message.forGood;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinLeave;
})();
v1.JoinResponse = (function() {
const JoinResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
JoinResponse.prototype.joined = null;
JoinResponse.prototype.assignment = null;
JoinResponse.prototype.compute = null;
JoinResponse.prototype.heartbeat = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(JoinResponse.prototype, "kind", {
get: $util.oneOfGetter($oneOfFields = ["joined", "assignment", "compute", "heartbeat"]),
set: $util.oneOfSetter($oneOfFields)
});
JoinResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.joined != null && $Object.hasOwnProperty.call(message, "joined"))
$root.millrace.group.v1.Joined.encode(message.joined, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.assignment != null && $Object.hasOwnProperty.call(message, "assignment"))
$root.millrace.group.v1.Assignment.encode(message.assignment, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.compute != null && $Object.hasOwnProperty.call(message, "compute"))
$root.millrace.group.v1.Compute.encode(message.compute, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
$root.millrace.group.v1.HeartbeatAck.encode(message.heartbeat, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
JoinResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.JoinResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.joined = $root.millrace.group.v1.Joined.decode(reader, reader.size(), $undefined, _depth + 1, message.joined);
message.kind = "joined";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.assignment = $root.millrace.group.v1.Assignment.decode(reader, reader.size(), $undefined, _depth + 1, message.assignment);
message.kind = "assignment";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.compute = $root.millrace.group.v1.Compute.decode(reader, reader.size(), $undefined, _depth + 1, message.compute);
message.kind = "compute";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.heartbeat = $root.millrace.group.v1.HeartbeatAck.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
message.kind = "heartbeat";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return JoinResponse;
})();
v1.Joined = (function() {
const Joined = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Joined.prototype.memberEpoch = 0;
Joined.prototype.heartbeatIntervalMs = 0;
Joined.prototype.sessionTimeoutMs = 0;
Joined.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.memberEpoch);
if (message.heartbeatIntervalMs != null && $Object.hasOwnProperty.call(message, "heartbeatIntervalMs") && message.heartbeatIntervalMs !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.heartbeatIntervalMs);
if (message.sessionTimeoutMs != null && $Object.hasOwnProperty.call(message, "sessionTimeoutMs") && message.sessionTimeoutMs !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.sessionTimeoutMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Joined.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.Joined();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.heartbeatIntervalMs = value;
else
delete message.heartbeatIntervalMs;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.sessionTimeoutMs = value;
else
delete message.sessionTimeoutMs;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Joined;
})();
v1.HeartbeatAck = (function() {
const HeartbeatAck = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
HeartbeatAck.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
HeartbeatAck.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.HeartbeatAck();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return HeartbeatAck;
})();
v1.Assignment = (function() {
const Assignment = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Assignment.prototype.memberEpoch = 0;
Assignment.prototype.partitions = $util.emptyArray;
Assignment.prototype.metadata = $util.newBuffer([]);
Assignment.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.memberEpoch);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.metadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Assignment.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.Assignment();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.metadata = value;
else
delete message.metadata;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Assignment;
})();
v1.Compute = (function() {
const Compute = function (properties) {
this.members = [];
this.topics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Compute.prototype.groupEpoch = 0;
Compute.prototype.members = $util.emptyArray;
Compute.prototype.topics = $util.emptyArray;
Compute.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupEpoch != null && $Object.hasOwnProperty.call(message, "groupEpoch") && message.groupEpoch !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.groupEpoch);
if (message.members != null && message.members.length)
for (let i = 0; i < message.members.length; ++i)
$root.millrace.group.v1.ComputeMember.encode(message.members[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
$root.millrace.group.v1.ComputeTopic.encode(message.topics[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Compute.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.Compute();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.groupEpoch = value;
else
delete message.groupEpoch;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.members && message.members.length))
message.members = [];
message.members.push($root.millrace.group.v1.ComputeMember.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push($root.millrace.group.v1.ComputeTopic.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Compute;
})();
v1.ComputeMember = (function() {
const ComputeMember = function (properties) {
this.topics = [];
this.assigned = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ComputeMember.prototype.memberId = "";
ComputeMember.prototype.instanceId = "";
ComputeMember.prototype.rack = "";
ComputeMember.prototype.topics = $util.emptyArray;
ComputeMember.prototype.metadata = $util.newBuffer([]);
ComputeMember.prototype.assigned = $util.emptyArray;
ComputeMember.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.memberId != null && $Object.hasOwnProperty.call(message, "memberId") && message.memberId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.memberId);
if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId") && message.instanceId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.instanceId);
if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.rack);
if (message.topics != null && message.topics.length)
for (let i = 0; i < message.topics.length; ++i)
writer.uint32(/* id 4, wireType 2 =*/34).string(message.topics[i]);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.metadata);
if (message.assigned != null && message.assigned.length)
for (let i = 0; i < message.assigned.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.assigned[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ComputeMember.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.ComputeMember();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.memberId = value;
else
delete message.memberId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.instanceId = value;
else
delete message.instanceId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.rack = value;
else
delete message.rack;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.topics && message.topics.length))
message.topics = [];
message.topics.push(reader.stringVerify());
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.metadata = value;
else
delete message.metadata;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.assigned && message.assigned.length))
message.assigned = [];
message.assigned.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ComputeMember;
})();
v1.ComputeTopic = (function() {
const ComputeTopic = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ComputeTopic.prototype.name = "";
ComputeTopic.prototype.topicId = $util.newBuffer([]);
ComputeTopic.prototype.partitions = 0;
ComputeTopic.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicId);
if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ComputeTopic.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.ComputeTopic();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitions = value;
else
delete message.partitions;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ComputeTopic;
})();
v1.CommitOffsetsRequest = (function() {
const CommitOffsetsRequest = function (properties) {
this.offsets = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CommitOffsetsRequest.prototype.groupId = "";
CommitOffsetsRequest.prototype.memberId = "";
CommitOffsetsRequest.prototype.memberEpoch = 0;
CommitOffsetsRequest.prototype.offsets = $util.emptyArray;
CommitOffsetsRequest.prototype.transaction = null;
CommitOffsetsRequest.prototype.commitNumber = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(CommitOffsetsRequest.prototype, "_transaction", {
get: $util.oneOfGetter($oneOfFields = ["transaction"]),
set: $util.oneOfSetter($oneOfFields)
});
CommitOffsetsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupId);
if (message.memberId != null && $Object.hasOwnProperty.call(message, "memberId") && message.memberId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.memberId);
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.memberEpoch);
if (message.offsets != null && message.offsets.length)
for (let i = 0; i < message.offsets.length; ++i)
$root.millrace.group.v1.CommitOffset.encode(message.offsets[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.transaction != null && $Object.hasOwnProperty.call(message, "transaction"))
$root.millrace.group.v1.CommitTransaction.encode(message.transaction, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.commitNumber != null && $Object.hasOwnProperty.call(message, "commitNumber") && message.commitNumber !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.commitNumber);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CommitOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.CommitOffsetsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.memberId = value;
else
delete message.memberId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.offsets && message.offsets.length))
message.offsets = [];
message.offsets.push($root.millrace.group.v1.CommitOffset.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
message.transaction = $root.millrace.group.v1.CommitTransaction.decode(reader, reader.size(), $undefined, _depth + 1, message.transaction);
message._transaction = "transaction";
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.commitNumber = value;
else
delete message.commitNumber;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CommitOffsetsRequest;
})();
v1.CommitTransaction = (function() {
const CommitTransaction = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CommitTransaction.prototype.transactionalId = "";
CommitTransaction.prototype.producerId = 0;
CommitTransaction.prototype.producerEpoch = 0;
CommitTransaction.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.producerEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CommitTransaction.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.CommitTransaction();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CommitTransaction;
})();
v1.CommitOffset = (function() {
const CommitOffset = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CommitOffset.prototype.topicId = $util.newBuffer([]);
CommitOffset.prototype.partition = 0;
CommitOffset.prototype.offset = 0;
CommitOffset.prototype.leaderEpoch = 0;
CommitOffset.prototype.metadata = "";
CommitOffset.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.leaderEpoch);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata !== "")
writer.uint32(/* id 5, wireType 2 =*/42).string(message.metadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CommitOffset.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.CommitOffset();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.metadata = value;
else
delete message.metadata;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CommitOffset;
})();
v1.CommitOffsetsResponse = (function() {
const CommitOffsetsResponse = function (properties) {
this.results = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CommitOffsetsResponse.prototype.results = $util.emptyArray;
CommitOffsetsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.results != null && message.results.length)
for (let i = 0; i < message.results.length; ++i)
$root.millrace.group.v1.CommitOffsetResult.encode(message.results[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CommitOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.CommitOffsetsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.results && message.results.length))
message.results = [];
message.results.push($root.millrace.group.v1.CommitOffsetResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CommitOffsetsResponse;
})();
v1.CommitOffsetResult = (function() {
const CommitOffsetResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CommitOffsetResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(CommitOffsetResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
CommitOffsetResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CommitOffsetResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.CommitOffsetResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CommitOffsetResult;
})();
v1.FetchOffsetsRequest = (function() {
const FetchOffsetsRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchOffsetsRequest.prototype.groupId = "";
FetchOffsetsRequest.prototype.memberId = "";
FetchOffsetsRequest.prototype.memberEpoch = 0;
FetchOffsetsRequest.prototype.partitions = $util.emptyArray;
FetchOffsetsRequest.prototype.requireStable = false;
FetchOffsetsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupId);
if (message.memberId != null && $Object.hasOwnProperty.call(message, "memberId") && message.memberId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.memberId);
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.memberEpoch);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.partitions[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.requireStable != null && $Object.hasOwnProperty.call(message, "requireStable") && message.requireStable !== false)
writer.uint32(/* id 5, wireType 0 =*/40).bool(message.requireStable);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.FetchOffsetsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.memberId = value;
else
delete message.memberId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.requireStable = value;
else
delete message.requireStable;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchOffsetsRequest;
})();
v1.FetchOffsetsResponse = (function() {
const FetchOffsetsResponse = function (properties) {
this.offsets = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchOffsetsResponse.prototype.offsets = $util.emptyArray;
FetchOffsetsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.offsets != null && message.offsets.length)
for (let i = 0; i < message.offsets.length; ++i)
$root.millrace.group.v1.FetchedOffset.encode(message.offsets[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.FetchOffsetsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.offsets && message.offsets.length))
message.offsets = [];
message.offsets.push($root.millrace.group.v1.FetchedOffset.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchOffsetsResponse;
})();
v1.FetchedOffset = (function() {
const FetchedOffset = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FetchedOffset.prototype.error = null;
FetchedOffset.prototype.topicId = $util.newBuffer([]);
FetchedOffset.prototype.partition = 0;
FetchedOffset.prototype.offset = 0;
FetchedOffset.prototype.leaderEpoch = 0;
FetchedOffset.prototype.metadata = "";
FetchedOffset.prototype.commitTimeMs = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchedOffset.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
FetchedOffset.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicId);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partition);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.offset);
if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).sint32(message.leaderEpoch);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata !== "")
writer.uint32(/* id 6, wireType 2 =*/50).string(message.metadata);
if (message.commitTimeMs != null && $Object.hasOwnProperty.call(message, "commitTimeMs") && (typeof message.commitTimeMs === "object" ? message.commitTimeMs.low || message.commitTimeMs.high : message.commitTimeMs !== 0))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.commitTimeMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FetchedOffset.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.FetchedOffset();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.leaderEpoch = value;
else
delete message.leaderEpoch;
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.metadata = value;
else
delete message.metadata;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.commitTimeMs = value;
else
delete message.commitTimeMs;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FetchedOffset;
})();
v1.DeleteOffsetsRequest = (function() {
const DeleteOffsetsRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteOffsetsRequest.prototype.groupId = "";
DeleteOffsetsRequest.prototype.partitions = $util.emptyArray;
DeleteOffsetsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupId);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DeleteOffsetsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteOffsetsRequest;
})();
v1.DeleteOffsetsResponse = (function() {
const DeleteOffsetsResponse = function (properties) {
this.results = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteOffsetsResponse.prototype.results = $util.emptyArray;
DeleteOffsetsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.results != null && message.results.length)
for (let i = 0; i < message.results.length; ++i)
$root.millrace.group.v1.DeleteOffsetResult.encode(message.results[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DeleteOffsetsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.results && message.results.length))
message.results = [];
message.results.push($root.millrace.group.v1.DeleteOffsetResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteOffsetsResponse;
})();
v1.DeleteOffsetResult = (function() {
const DeleteOffsetResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteOffsetResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DeleteOffsetResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DeleteOffsetResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteOffsetResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DeleteOffsetResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteOffsetResult;
})();
v1.GroupState = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "GROUP_STATE_UNSPECIFIED"] = 0;
values[valuesById[1] = "GROUP_STATE_EMPTY"] = 1;
values[valuesById[2] = "GROUP_STATE_ASSIGNING"] = 2;
values[valuesById[3] = "GROUP_STATE_RECONCILING"] = 3;
values[valuesById[4] = "GROUP_STATE_STABLE"] = 4;
values[valuesById[5] = "GROUP_STATE_DEAD"] = 5;
values[valuesById[6] = "GROUP_STATE_PREPARING_REBALANCE"] = 6;
values[valuesById[7] = "GROUP_STATE_COMPLETING_REBALANCE"] = 7;
return values;
})();
v1.ListGroupsRequest = (function() {
const ListGroupsRequest = function (properties) {
this.states = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListGroupsRequest.prototype.states = $util.emptyArray;
ListGroupsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.states != null && message.states.length)
writer.uint32(/* id 1, wireType 2 =*/10).int32s(message.states);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListGroupsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.ListGroupsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.states && message.states.length))
message.states = [];
reader.int32s(message.states);
continue;
}
if (wireType !== 0)
break;
if (!(message.states && message.states.length))
message.states = [];
message.states.push(reader.int32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListGroupsRequest;
})();
v1.ListGroupsResponse = (function() {
const ListGroupsResponse = function (properties) {
this.groups = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListGroupsResponse.prototype.groups = $util.emptyArray;
ListGroupsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groups != null && message.groups.length)
for (let i = 0; i < message.groups.length; ++i)
$root.millrace.group.v1.ListedGroup.encode(message.groups[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListGroupsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.ListGroupsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.groups && message.groups.length))
message.groups = [];
message.groups.push($root.millrace.group.v1.ListedGroup.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListGroupsResponse;
})();
v1.ListedGroup = (function() {
const ListedGroup = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListedGroup.prototype.groupId = "";
ListedGroup.prototype.protocolType = "";
ListedGroup.prototype.state = 0;
ListedGroup.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupId);
if (message.protocolType != null && $Object.hasOwnProperty.call(message, "protocolType") && message.protocolType !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.protocolType);
if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListedGroup.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.ListedGroup();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.protocolType = value;
else
delete message.protocolType;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.state = value;
else
delete message.state;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListedGroup;
})();
v1.DescribeGroupsRequest = (function() {
const DescribeGroupsRequest = function (properties) {
this.groupIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeGroupsRequest.prototype.groupIds = $util.emptyArray;
DescribeGroupsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupIds != null && message.groupIds.length)
for (let i = 0; i < message.groupIds.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeGroupsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DescribeGroupsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.groupIds && message.groupIds.length))
message.groupIds = [];
message.groupIds.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeGroupsRequest;
})();
v1.DescribeGroupsResponse = (function() {
const DescribeGroupsResponse = function (properties) {
this.groups = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeGroupsResponse.prototype.groups = $util.emptyArray;
DescribeGroupsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groups != null && message.groups.length)
for (let i = 0; i < message.groups.length; ++i)
$root.millrace.group.v1.DescribedGroup.encode(message.groups[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeGroupsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DescribeGroupsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.groups && message.groups.length))
message.groups = [];
message.groups.push($root.millrace.group.v1.DescribedGroup.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeGroupsResponse;
})();
v1.DescribedGroup = (function() {
const DescribedGroup = function (properties) {
this.members = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribedGroup.prototype.error = null;
DescribedGroup.prototype.groupId = "";
DescribedGroup.prototype.state = 0;
DescribedGroup.prototype.protocolType = "";
DescribedGroup.prototype.assignor = "";
DescribedGroup.prototype.groupEpoch = 0;
DescribedGroup.prototype.assignmentEpoch = 0;
DescribedGroup.prototype.members = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DescribedGroup.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DescribedGroup.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.groupId);
if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
if (message.protocolType != null && $Object.hasOwnProperty.call(message, "protocolType") && message.protocolType !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.protocolType);
if (message.assignor != null && $Object.hasOwnProperty.call(message, "assignor") && message.assignor !== "")
writer.uint32(/* id 5, wireType 2 =*/42).string(message.assignor);
if (message.groupEpoch != null && $Object.hasOwnProperty.call(message, "groupEpoch") && message.groupEpoch !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).sint32(message.groupEpoch);
if (message.assignmentEpoch != null && $Object.hasOwnProperty.call(message, "assignmentEpoch") && message.assignmentEpoch !== 0)
writer.uint32(/* id 7, wireType 0 =*/56).sint32(message.assignmentEpoch);
if (message.members != null && message.members.length)
for (let i = 0; i < message.members.length; ++i)
$root.millrace.group.v1.DescribedMember.encode(message.members[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribedGroup.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DescribedGroup();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.state = value;
else
delete message.state;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.protocolType = value;
else
delete message.protocolType;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.assignor = value;
else
delete message.assignor;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.groupEpoch = value;
else
delete message.groupEpoch;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.assignmentEpoch = value;
else
delete message.assignmentEpoch;
continue;
}
case 8: {
if (wireType !== 2)
break;
if (!(message.members && message.members.length))
message.members = [];
message.members.push($root.millrace.group.v1.DescribedMember.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribedGroup;
})();
v1.DescribedMember = (function() {
const DescribedMember = function (properties) {
this.assigned = [];
this.target = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribedMember.prototype.memberId = "";
DescribedMember.prototype.instanceId = "";
DescribedMember.prototype.clientId = "";
DescribedMember.prototype.clientHost = "";
DescribedMember.prototype.rack = "";
DescribedMember.prototype.memberEpoch = 0;
DescribedMember.prototype.subscription = null;
DescribedMember.prototype.assigned = $util.emptyArray;
DescribedMember.prototype.target = $util.emptyArray;
DescribedMember.prototype.assignedMetadata = $util.newBuffer([]);
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DescribedMember.prototype, "_subscription", {
get: $util.oneOfGetter($oneOfFields = ["subscription"]),
set: $util.oneOfSetter($oneOfFields)
});
DescribedMember.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.memberId != null && $Object.hasOwnProperty.call(message, "memberId") && message.memberId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.memberId);
if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId") && message.instanceId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.instanceId);
if (message.clientId != null && $Object.hasOwnProperty.call(message, "clientId") && message.clientId !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.clientId);
if (message.clientHost != null && $Object.hasOwnProperty.call(message, "clientHost") && message.clientHost !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.clientHost);
if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
writer.uint32(/* id 5, wireType 2 =*/42).string(message.rack);
if (message.memberEpoch != null && $Object.hasOwnProperty.call(message, "memberEpoch") && message.memberEpoch !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).sint32(message.memberEpoch);
if (message.subscription != null && $Object.hasOwnProperty.call(message, "subscription"))
$root.millrace.group.v1.JoinSubscription.encode(message.subscription, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.assigned != null && message.assigned.length)
for (let i = 0; i < message.assigned.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.assigned[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.target != null && message.target.length)
for (let i = 0; i < message.target.length; ++i)
$root.millrace.group.v1.TopicPartitions.encode(message.target[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
if (message.assignedMetadata != null && $Object.hasOwnProperty.call(message, "assignedMetadata") && message.assignedMetadata.length)
writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.assignedMetadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribedMember.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DescribedMember();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.memberId = value;
else
delete message.memberId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.instanceId = value;
else
delete message.instanceId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clientId = value;
else
delete message.clientId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.clientHost = value;
else
delete message.clientHost;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.rack = value;
else
delete message.rack;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.sint32())
message.memberEpoch = value;
else
delete message.memberEpoch;
continue;
}
case 7: {
if (wireType !== 2)
break;
message.subscription = $root.millrace.group.v1.JoinSubscription.decode(reader, reader.size(), $undefined, _depth + 1, message.subscription);
message._subscription = "subscription";
continue;
}
case 8: {
if (wireType !== 2)
break;
if (!(message.assigned && message.assigned.length))
message.assigned = [];
message.assigned.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 9: {
if (wireType !== 2)
break;
if (!(message.target && message.target.length))
message.target = [];
message.target.push($root.millrace.group.v1.TopicPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 10: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.assignedMetadata = value;
else
delete message.assignedMetadata;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribedMember;
})();
v1.DeleteGroupsRequest = (function() {
const DeleteGroupsRequest = function (properties) {
this.groupIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteGroupsRequest.prototype.groupIds = $util.emptyArray;
DeleteGroupsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.groupIds != null && message.groupIds.length)
for (let i = 0; i < message.groupIds.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.groupIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteGroupsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DeleteGroupsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.groupIds && message.groupIds.length))
message.groupIds = [];
message.groupIds.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteGroupsRequest;
})();
v1.DeleteGroupsResponse = (function() {
const DeleteGroupsResponse = function (properties) {
this.results = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteGroupsResponse.prototype.results = $util.emptyArray;
DeleteGroupsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.results != null && message.results.length)
for (let i = 0; i < message.results.length; ++i)
$root.millrace.group.v1.DeleteGroupResult.encode(message.results[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteGroupsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DeleteGroupsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.results && message.results.length))
message.results = [];
message.results.push($root.millrace.group.v1.DeleteGroupResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteGroupsResponse;
})();
v1.DeleteGroupResult = (function() {
const DeleteGroupResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DeleteGroupResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DeleteGroupResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DeleteGroupResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DeleteGroupResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.group.v1.DeleteGroupResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DeleteGroupResult;
})();
return v1;
})();
return group;
})();
millrace.streams = (function() {
const streams = {};
streams.v1 = (function() {
const v1 = {};
v1.DescribeCopyRequest = (function() {
const DescribeCopyRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeCopyRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeCopyRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.DescribeCopyRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeCopyRequest;
})();
v1.DescribeCopyResponse = (function() {
const DescribeCopyResponse = function (properties) {
this.tasks = [];
this.stores = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeCopyResponse.prototype.applicationId = "";
DescribeCopyResponse.prototype.processId = "";
DescribeCopyResponse.prototype.state = "";
DescribeCopyResponse.prototype.tasks = $util.emptyArray;
DescribeCopyResponse.prototype.stores = $util.emptyArray;
DescribeCopyResponse.prototype.topology = "";
DescribeCopyResponse.prototype.mermaid = "";
DescribeCopyResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.applicationId != null && $Object.hasOwnProperty.call(message, "applicationId") && message.applicationId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.applicationId);
if (message.processId != null && $Object.hasOwnProperty.call(message, "processId") && message.processId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.processId);
if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
writer.uint32(/* id 3, wireType 2 =*/26).string(message.state);
if (message.tasks != null && message.tasks.length)
for (let i = 0; i < message.tasks.length; ++i)
$root.millrace.streams.v1.CopyTask.encode(message.tasks[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.stores != null && message.stores.length)
for (let i = 0; i < message.stores.length; ++i)
$root.millrace.streams.v1.CopyStore.encode(message.stores[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.topology != null && $Object.hasOwnProperty.call(message, "topology") && message.topology !== "")
writer.uint32(/* id 6, wireType 2 =*/50).string(message.topology);
if (message.mermaid != null && $Object.hasOwnProperty.call(message, "mermaid") && message.mermaid !== "")
writer.uint32(/* id 7, wireType 2 =*/58).string(message.mermaid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeCopyResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.DescribeCopyResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.applicationId = value;
else
delete message.applicationId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.processId = value;
else
delete message.processId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.state = value;
else
delete message.state;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.tasks && message.tasks.length))
message.tasks = [];
message.tasks.push($root.millrace.streams.v1.CopyTask.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.stores && message.stores.length))
message.stores = [];
message.stores.push($root.millrace.streams.v1.CopyStore.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.topology = value;
else
delete message.topology;
continue;
}
case 7: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.mermaid = value;
else
delete message.mermaid;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeCopyResponse;
})();
v1.CopyTask = (function() {
const CopyTask = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CopyTask.prototype.taskId = "";
CopyTask.prototype.standby = false;
CopyTask.prototype.ready = false;
CopyTask.prototype.inputLag = 0;
CopyTask.prototype.restoreLag = 0;
CopyTask.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.taskId != null && $Object.hasOwnProperty.call(message, "taskId") && message.taskId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.taskId);
if (message.standby != null && $Object.hasOwnProperty.call(message, "standby") && message.standby !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.standby);
if (message.ready != null && $Object.hasOwnProperty.call(message, "ready") && message.ready !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.ready);
if (message.inputLag != null && $Object.hasOwnProperty.call(message, "inputLag") && (typeof message.inputLag === "object" ? message.inputLag.low || message.inputLag.high : message.inputLag !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.inputLag);
if (message.restoreLag != null && $Object.hasOwnProperty.call(message, "restoreLag") && (typeof message.restoreLag === "object" ? message.restoreLag.low || message.restoreLag.high : message.restoreLag !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.restoreLag);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CopyTask.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.CopyTask();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.taskId = value;
else
delete message.taskId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.standby = value;
else
delete message.standby;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.ready = value;
else
delete message.ready;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.inputLag = value;
else
delete message.inputLag;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.restoreLag = value;
else
delete message.restoreLag;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CopyTask;
})();
v1.CopyStore = (function() {
const CopyStore = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
CopyStore.prototype.name = "";
CopyStore.prototype.kind = "";
CopyStore.prototype.partitions = 0;
CopyStore.prototype.global = false;
CopyStore.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partitions);
if (message.global != null && $Object.hasOwnProperty.call(message, "global") && message.global !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.global);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
CopyStore.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.CopyStore();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.kind = value;
else
delete message.kind;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitions = value;
else
delete message.partitions;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.global = value;
else
delete message.global;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return CopyStore;
})();
v1.QueryStoreRequest = (function() {
const QueryStoreRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
QueryStoreRequest.prototype.applicationId = "";
QueryStoreRequest.prototype.store = "";
QueryStoreRequest.prototype.partition = null;
QueryStoreRequest.prototype.forward = false;
QueryStoreRequest.prototype.standbys = false;
QueryStoreRequest.prototype.key = null;
QueryStoreRequest.prototype.keys = null;
QueryStoreRequest.prototype.prefix = null;
QueryStoreRequest.prototype.windows = null;
QueryStoreRequest.prototype.sessions = null;
QueryStoreRequest.prototype.version = null;
QueryStoreRequest.prototype.versions = null;
QueryStoreRequest.prototype.after = null;
QueryStoreRequest.prototype.rowsMax = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(QueryStoreRequest.prototype, "_partition", {
get: $util.oneOfGetter($oneOfFields = ["partition"]),
set: $util.oneOfSetter($oneOfFields)
});
$Object.defineProperty(QueryStoreRequest.prototype, "query", {
get: $util.oneOfGetter($oneOfFields = ["key", "keys", "prefix", "windows", "sessions", "version", "versions"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(QueryStoreRequest.prototype, "_after", {
get: $util.oneOfGetter($oneOfFields = ["after"]),
set: $util.oneOfSetter($oneOfFields)
});
QueryStoreRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.applicationId != null && $Object.hasOwnProperty.call(message, "applicationId") && message.applicationId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.applicationId);
if (message.store != null && $Object.hasOwnProperty.call(message, "store") && message.store !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.store);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partition);
if (message.forward != null && $Object.hasOwnProperty.call(message, "forward") && message.forward !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.forward);
if (message.standbys != null && $Object.hasOwnProperty.call(message, "standbys") && message.standbys !== false)
writer.uint32(/* id 5, wireType 0 =*/40).bool(message.standbys);
if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
$root.millrace.streams.v1.KeyQuery.encode(message.key, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.keys != null && $Object.hasOwnProperty.call(message, "keys"))
$root.millrace.streams.v1.KeysQuery.encode(message.keys, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
$root.millrace.streams.v1.PrefixQuery.encode(message.prefix, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.windows != null && $Object.hasOwnProperty.call(message, "windows"))
$root.millrace.streams.v1.WindowsQuery.encode(message.windows, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
if (message.sessions != null && $Object.hasOwnProperty.call(message, "sessions"))
$root.millrace.streams.v1.WindowsQuery.encode(message.sessions, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
$root.millrace.streams.v1.VersionQuery.encode(message.version, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
if (message.versions != null && $Object.hasOwnProperty.call(message, "versions"))
$root.millrace.streams.v1.VersionsQuery.encode(message.versions, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
$root.millrace.streams.v1.RowPosition.encode(message.after, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
if (message.rowsMax != null && $Object.hasOwnProperty.call(message, "rowsMax") && message.rowsMax !== 0)
writer.uint32(/* id 14, wireType 0 =*/112).uint32(message.rowsMax);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
QueryStoreRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.QueryStoreRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.applicationId = value;
else
delete message.applicationId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.store = value;
else
delete message.store;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.partition = reader.uint32();
message._partition = "partition";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.forward = value;
else
delete message.forward;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.standbys = value;
else
delete message.standbys;
continue;
}
case 6: {
if (wireType !== 2)
break;
message.key = $root.millrace.streams.v1.KeyQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
message.query = "key";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.keys = $root.millrace.streams.v1.KeysQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.keys);
message.query = "keys";
continue;
}
case 8: {
if (wireType !== 2)
break;
message.prefix = $root.millrace.streams.v1.PrefixQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.prefix);
message.query = "prefix";
continue;
}
case 9: {
if (wireType !== 2)
break;
message.windows = $root.millrace.streams.v1.WindowsQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.windows);
message.query = "windows";
continue;
}
case 10: {
if (wireType !== 2)
break;
message.sessions = $root.millrace.streams.v1.WindowsQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.sessions);
message.query = "sessions";
continue;
}
case 11: {
if (wireType !== 2)
break;
message.version = $root.millrace.streams.v1.VersionQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.version);
message.query = "version";
continue;
}
case 12: {
if (wireType !== 2)
break;
message.versions = $root.millrace.streams.v1.VersionsQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.versions);
message.query = "versions";
continue;
}
case 13: {
if (wireType !== 2)
break;
message.after = $root.millrace.streams.v1.RowPosition.decode(reader, reader.size(), $undefined, _depth + 1, message.after);
message._after = "after";
continue;
}
case 14: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.rowsMax = value;
else
delete message.rowsMax;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return QueryStoreRequest;
})();
v1.KeyQuery = (function() {
const KeyQuery = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
KeyQuery.prototype.key = $util.newBuffer([]);
KeyQuery.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
KeyQuery.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.KeyQuery();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.key = value;
else
delete message.key;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return KeyQuery;
})();
v1.KeysQuery = (function() {
const KeysQuery = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
KeysQuery.prototype.from = null;
KeysQuery.prototype.to = null;
KeysQuery.prototype.backward = false;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(KeysQuery.prototype, "_from", {
get: $util.oneOfGetter($oneOfFields = ["from"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(KeysQuery.prototype, "_to", {
get: $util.oneOfGetter($oneOfFields = ["to"]),
set: $util.oneOfSetter($oneOfFields)
});
KeysQuery.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.from);
if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.to);
if (message.backward != null && $Object.hasOwnProperty.call(message, "backward") && message.backward !== false)
writer.uint32(/* id 3, wireType 0 =*/24).bool(message.backward);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
KeysQuery.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.KeysQuery();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.from = reader.bytes();
message._from = "from";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.to = reader.bytes();
message._to = "to";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.backward = value;
else
delete message.backward;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return KeysQuery;
})();
v1.PrefixQuery = (function() {
const PrefixQuery = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
PrefixQuery.prototype.prefix = $util.newBuffer([]);
PrefixQuery.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix") && message.prefix.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.prefix);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
PrefixQuery.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.PrefixQuery();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.prefix = value;
else
delete message.prefix;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return PrefixQuery;
})();
v1.WindowsQuery = (function() {
const WindowsQuery = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
WindowsQuery.prototype.key = null;
WindowsQuery.prototype.from = null;
WindowsQuery.prototype.to = null;
WindowsQuery.prototype.fromMs = 0;
WindowsQuery.prototype.toMs = 0;
WindowsQuery.prototype.backward = false;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(WindowsQuery.prototype, "_key", {
get: $util.oneOfGetter($oneOfFields = ["key"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(WindowsQuery.prototype, "_from", {
get: $util.oneOfGetter($oneOfFields = ["from"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(WindowsQuery.prototype, "_to", {
get: $util.oneOfGetter($oneOfFields = ["to"]),
set: $util.oneOfSetter($oneOfFields)
});
WindowsQuery.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.from);
if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.to);
if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && (typeof message.fromMs === "object" ? message.fromMs.low || message.fromMs.high : message.fromMs !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.fromMs);
if (message.toMs != null && $Object.hasOwnProperty.call(message, "toMs") && (typeof message.toMs === "object" ? message.toMs.low || message.toMs.high : message.toMs !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.toMs);
if (message.backward != null && $Object.hasOwnProperty.call(message, "backward") && message.backward !== false)
writer.uint32(/* id 6, wireType 0 =*/48).bool(message.backward);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
WindowsQuery.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.WindowsQuery();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.key = reader.bytes();
message._key = "key";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.from = reader.bytes();
message._from = "from";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.to = reader.bytes();
message._to = "to";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.fromMs = value;
else
delete message.fromMs;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.toMs = value;
else
delete message.toMs;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.backward = value;
else
delete message.backward;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return WindowsQuery;
})();
v1.VersionQuery = (function() {
const VersionQuery = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VersionQuery.prototype.key = $util.newBuffer([]);
VersionQuery.prototype.asOfMs = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(VersionQuery.prototype, "_asOfMs", {
get: $util.oneOfGetter($oneOfFields = ["asOfMs"]),
set: $util.oneOfSetter($oneOfFields)
});
VersionQuery.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
if (message.asOfMs != null && $Object.hasOwnProperty.call(message, "asOfMs"))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.asOfMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VersionQuery.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.VersionQuery();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.key = value;
else
delete message.key;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.asOfMs = $safe(reader.int64());
message._asOfMs = "asOfMs";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VersionQuery;
})();
v1.VersionsQuery = (function() {
const VersionsQuery = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
VersionsQuery.prototype.key = $util.newBuffer([]);
VersionsQuery.prototype.fromMs = 0;
VersionsQuery.prototype.toMs = 0;
VersionsQuery.prototype.backward = false;
VersionsQuery.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && (typeof message.fromMs === "object" ? message.fromMs.low || message.fromMs.high : message.fromMs !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.fromMs);
if (message.toMs != null && $Object.hasOwnProperty.call(message, "toMs") && (typeof message.toMs === "object" ? message.toMs.low || message.toMs.high : message.toMs !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.toMs);
if (message.backward != null && $Object.hasOwnProperty.call(message, "backward") && message.backward !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.backward);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
VersionsQuery.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.VersionsQuery();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.key = value;
else
delete message.key;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.fromMs = value;
else
delete message.fromMs;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.toMs = value;
else
delete message.toMs;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.backward = value;
else
delete message.backward;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return VersionsQuery;
})();
v1.RowPosition = (function() {
const RowPosition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RowPosition.prototype.key = $util.newBuffer([]);
RowPosition.prototype.startMs = 0;
RowPosition.prototype.endMs = 0;
RowPosition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
if (message.startMs != null && $Object.hasOwnProperty.call(message, "startMs") && (typeof message.startMs === "object" ? message.startMs.low || message.startMs.high : message.startMs !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.startMs);
if (message.endMs != null && $Object.hasOwnProperty.call(message, "endMs") && (typeof message.endMs === "object" ? message.endMs.low || message.endMs.high : message.endMs !== 0))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.endMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RowPosition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.RowPosition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.key = value;
else
delete message.key;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.startMs = value;
else
delete message.startMs;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.endMs = value;
else
delete message.endMs;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RowPosition;
})();
v1.QueryStoreResponse = (function() {
const QueryStoreResponse = function (properties) {
this.rows = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
QueryStoreResponse.prototype.rows = $util.emptyArray;
QueryStoreResponse.prototype.last = false;
QueryStoreResponse.prototype.partition = 0;
QueryStoreResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.rows != null && message.rows.length)
for (let i = 0; i < message.rows.length; ++i)
$root.millrace.streams.v1.StoredRow.encode(message.rows[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== false)
writer.uint32(/* id 2, wireType 0 =*/16).bool(message.last);
if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partition);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
QueryStoreResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.QueryStoreResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.rows && message.rows.length))
message.rows = [];
message.rows.push($root.millrace.streams.v1.StoredRow.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.last = value;
else
delete message.last;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partition = value;
else
delete message.partition;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return QueryStoreResponse;
})();
v1.StoredRow = (function() {
const StoredRow = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
StoredRow.prototype.key = $util.newBuffer([]);
StoredRow.prototype.value = $util.newBuffer([]);
StoredRow.prototype.timestampMs = null;
StoredRow.prototype.startMs = 0;
StoredRow.prototype.endMs = 0;
StoredRow.prototype.validToMs = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(StoredRow.prototype, "_timestampMs", {
get: $util.oneOfGetter($oneOfFields = ["timestampMs"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(StoredRow.prototype, "_validToMs", {
get: $util.oneOfGetter($oneOfFields = ["validToMs"]),
set: $util.oneOfSetter($oneOfFields)
});
StoredRow.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.timestampMs);
if (message.startMs != null && $Object.hasOwnProperty.call(message, "startMs") && (typeof message.startMs === "object" ? message.startMs.low || message.startMs.high : message.startMs !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.startMs);
if (message.endMs != null && $Object.hasOwnProperty.call(message, "endMs") && (typeof message.endMs === "object" ? message.endMs.low || message.endMs.high : message.endMs !== 0))
writer.uint32(/* id 5, wireType 0 =*/40).int64(message.endMs);
if (message.validToMs != null && $Object.hasOwnProperty.call(message, "validToMs"))
writer.uint32(/* id 6, wireType 0 =*/48).int64(message.validToMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
StoredRow.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.streams.v1.StoredRow();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.key = value;
else
delete message.key;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.value = value;
else
delete message.value;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.timestampMs = $safe(reader.int64());
message._timestampMs = "timestampMs";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.startMs = value;
else
delete message.startMs;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.endMs = value;
else
delete message.endMs;
continue;
}
case 6: {
if (wireType !== 0)
break;
message.validToMs = $safe(reader.int64());
message._validToMs = "validToMs";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return StoredRow;
})();
return v1;
})();
return streams;
})();
millrace.transaction = (function() {
const transaction = {};
transaction.v1 = (function() {
const v1 = {};
v1.FindTransactionCoordinatorsRequest = (function() {
const FindTransactionCoordinatorsRequest = function (properties) {
this.transactionalIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FindTransactionCoordinatorsRequest.prototype.transactionalIds = $util.emptyArray;
FindTransactionCoordinatorsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalIds != null && message.transactionalIds.length)
for (let i = 0; i < message.transactionalIds.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FindTransactionCoordinatorsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.FindTransactionCoordinatorsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.transactionalIds && message.transactionalIds.length))
message.transactionalIds = [];
message.transactionalIds.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FindTransactionCoordinatorsRequest;
})();
v1.FindTransactionCoordinatorsResponse = (function() {
const FindTransactionCoordinatorsResponse = function (properties) {
this.coordinators = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
FindTransactionCoordinatorsResponse.prototype.coordinators = $util.emptyArray;
FindTransactionCoordinatorsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.coordinators != null && message.coordinators.length)
for (let i = 0; i < message.coordinators.length; ++i)
$root.millrace.transaction.v1.TransactionCoordinator.encode(message.coordinators[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
FindTransactionCoordinatorsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.FindTransactionCoordinatorsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.coordinators && message.coordinators.length))
message.coordinators = [];
message.coordinators.push($root.millrace.transaction.v1.TransactionCoordinator.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return FindTransactionCoordinatorsResponse;
})();
v1.TransactionCoordinator = (function() {
const TransactionCoordinator = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TransactionCoordinator.prototype.error = null;
TransactionCoordinator.prototype.nodeId = 0;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(TransactionCoordinator.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
TransactionCoordinator.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.nodeId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TransactionCoordinator.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.TransactionCoordinator();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.nodeId = value;
else
delete message.nodeId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TransactionCoordinator;
})();
v1.InitProducerRequest = (function() {
const InitProducerRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
InitProducerRequest.prototype.transactionalId = "";
InitProducerRequest.prototype.transactionTimeoutMs = 0;
InitProducerRequest.prototype.producerId = null;
InitProducerRequest.prototype.producerEpoch = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(InitProducerRequest.prototype, "_producerId", {
get: $util.oneOfGetter($oneOfFields = ["producerId"]),
set: $util.oneOfSetter($oneOfFields)
});
// Virtual OneOf for proto3 optional field
$Object.defineProperty(InitProducerRequest.prototype, "_producerEpoch", {
get: $util.oneOfGetter($oneOfFields = ["producerEpoch"]),
set: $util.oneOfSetter($oneOfFields)
});
InitProducerRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.transactionTimeoutMs != null && $Object.hasOwnProperty.call(message, "transactionTimeoutMs") && message.transactionTimeoutMs !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.transactionTimeoutMs);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId"))
writer.uint32(/* id 3, wireType 0 =*/24).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch"))
writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.producerEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
InitProducerRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.InitProducerRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.transactionTimeoutMs = value;
else
delete message.transactionTimeoutMs;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.producerId = $safe(reader.int64());
message._producerId = "producerId";
continue;
}
case 4: {
if (wireType !== 0)
break;
message.producerEpoch = reader.uint32();
message._producerEpoch = "producerEpoch";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return InitProducerRequest;
})();
v1.InitProducerResponse = (function() {
const InitProducerResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
InitProducerResponse.prototype.producerId = 0;
InitProducerResponse.prototype.producerEpoch = 0;
InitProducerResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
InitProducerResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.InitProducerResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return InitProducerResponse;
})();
v1.TransactionPartitions = (function() {
const TransactionPartitions = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
TransactionPartitions.prototype.topicId = $util.newBuffer([]);
TransactionPartitions.prototype.partitions = $util.emptyArray;
TransactionPartitions.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
if (message.partitions != null && message.partitions.length)
writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
TransactionPartitions.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.TransactionPartitions();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.topicId = value;
else
delete message.topicId;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.partitions && message.partitions.length))
message.partitions = [];
reader.uint32s(message.partitions);
continue;
}
if (wireType !== 0)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return TransactionPartitions;
})();
v1.AddPartitionsRequest = (function() {
const AddPartitionsRequest = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddPartitionsRequest.prototype.transactionalId = "";
AddPartitionsRequest.prototype.producerId = 0;
AddPartitionsRequest.prototype.producerEpoch = 0;
AddPartitionsRequest.prototype.partitions = $util.emptyArray;
AddPartitionsRequest.prototype.verifyOnly = false;
AddPartitionsRequest.prototype.mayBeUnlogged = false;
AddPartitionsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.producerEpoch);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.transaction.v1.TransactionPartitions.encode(message.partitions[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
if (message.verifyOnly != null && $Object.hasOwnProperty.call(message, "verifyOnly") && message.verifyOnly !== false)
writer.uint32(/* id 5, wireType 0 =*/40).bool(message.verifyOnly);
if (message.mayBeUnlogged != null && $Object.hasOwnProperty.call(message, "mayBeUnlogged") && message.mayBeUnlogged !== false)
writer.uint32(/* id 6, wireType 0 =*/48).bool(message.mayBeUnlogged);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddPartitionsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AddPartitionsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.transaction.v1.TransactionPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.verifyOnly = value;
else
delete message.verifyOnly;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.mayBeUnlogged = value;
else
delete message.mayBeUnlogged;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddPartitionsRequest;
})();
v1.AddPartitionsResponse = (function() {
const AddPartitionsResponse = function (properties) {
this.results = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddPartitionsResponse.prototype.results = $util.emptyArray;
AddPartitionsResponse.prototype.coordinatorEpoch = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(AddPartitionsResponse.prototype, "_coordinatorEpoch", {
get: $util.oneOfGetter($oneOfFields = ["coordinatorEpoch"]),
set: $util.oneOfSetter($oneOfFields)
});
AddPartitionsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.results != null && message.results.length)
for (let i = 0; i < message.results.length; ++i)
$root.millrace.transaction.v1.AddPartitionResult.encode(message.results[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.coordinatorEpoch != null && $Object.hasOwnProperty.call(message, "coordinatorEpoch"))
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.coordinatorEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddPartitionsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AddPartitionsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.results && message.results.length))
message.results = [];
message.results.push($root.millrace.transaction.v1.AddPartitionResult.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
message.coordinatorEpoch = reader.uint32();
message._coordinatorEpoch = "coordinatorEpoch";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddPartitionsResponse;
})();
v1.AddPartitionResult = (function() {
const AddPartitionResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddPartitionResult.prototype.error = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(AddPartitionResult.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
AddPartitionResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddPartitionResult.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AddPartitionResult();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddPartitionResult;
})();
v1.AddOffsetsRequest = (function() {
const AddOffsetsRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddOffsetsRequest.prototype.transactionalId = "";
AddOffsetsRequest.prototype.producerId = 0;
AddOffsetsRequest.prototype.producerEpoch = 0;
AddOffsetsRequest.prototype.groupId = "";
AddOffsetsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.producerEpoch);
if (message.groupId != null && $Object.hasOwnProperty.call(message, "groupId") && message.groupId !== "")
writer.uint32(/* id 4, wireType 2 =*/34).string(message.groupId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AddOffsetsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.groupId = value;
else
delete message.groupId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddOffsetsRequest;
})();
v1.AddOffsetsResponse = (function() {
const AddOffsetsResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AddOffsetsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AddOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AddOffsetsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AddOffsetsResponse;
})();
v1.EndTransactionRequest = (function() {
const EndTransactionRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
EndTransactionRequest.prototype.transactionalId = "";
EndTransactionRequest.prototype.producerId = 0;
EndTransactionRequest.prototype.producerEpoch = 0;
EndTransactionRequest.prototype.commit = false;
EndTransactionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.producerEpoch);
if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== false)
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.commit);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
EndTransactionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.EndTransactionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.commit = value;
else
delete message.commit;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return EndTransactionRequest;
})();
v1.EndTransactionResponse = (function() {
const EndTransactionResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
EndTransactionResponse.prototype.producerId = 0;
EndTransactionResponse.prototype.producerEpoch = 0;
EndTransactionResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
EndTransactionResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.EndTransactionResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return EndTransactionResponse;
})();
v1.EndTransactionsRequest = (function() {
const EndTransactionsRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
EndTransactionsRequest.prototype.correlationId = 0;
EndTransactionsRequest.prototype.end = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(EndTransactionsRequest.prototype, "_end", {
get: $util.oneOfGetter($oneOfFields = ["end"]),
set: $util.oneOfSetter($oneOfFields)
});
EndTransactionsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.correlationId);
if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
$root.millrace.transaction.v1.EndTransactionRequest.encode(message.end, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
EndTransactionsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.EndTransactionsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.correlationId = value;
else
delete message.correlationId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.end = $root.millrace.transaction.v1.EndTransactionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
message._end = "end";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return EndTransactionsRequest;
})();
v1.EndTransactionsResponse = (function() {
const EndTransactionsResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
EndTransactionsResponse.prototype.correlationId = 0;
EndTransactionsResponse.prototype.error = null;
EndTransactionsResponse.prototype.ended = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(EndTransactionsResponse.prototype, "outcome", {
get: $util.oneOfGetter($oneOfFields = ["error", "ended"]),
set: $util.oneOfSetter($oneOfFields)
});
EndTransactionsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.correlationId);
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
$root.millrace.transaction.v1.EndTransactionResponse.encode(message.ended, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
EndTransactionsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.EndTransactionsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.correlationId = value;
else
delete message.correlationId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message.outcome = "error";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.ended = $root.millrace.transaction.v1.EndTransactionResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.ended);
message.outcome = "ended";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return EndTransactionsResponse;
})();
v1.TransactionState = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "TRANSACTION_STATE_UNSPECIFIED"] = 0;
values[valuesById[1] = "TRANSACTION_STATE_EMPTY"] = 1;
values[valuesById[2] = "TRANSACTION_STATE_ONGOING"] = 2;
values[valuesById[3] = "TRANSACTION_STATE_PREPARE_COMMIT"] = 3;
values[valuesById[4] = "TRANSACTION_STATE_PREPARE_ABORT"] = 4;
values[valuesById[5] = "TRANSACTION_STATE_COMPLETE_COMMIT"] = 5;
values[valuesById[6] = "TRANSACTION_STATE_COMPLETE_ABORT"] = 6;
values[valuesById[7] = "TRANSACTION_STATE_PREPARE_EPOCH_FENCE"] = 7;
values[valuesById[8] = "TRANSACTION_STATE_DEAD"] = 8;
return values;
})();
v1.DescribeTransactionsRequest = (function() {
const DescribeTransactionsRequest = function (properties) {
this.transactionalIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeTransactionsRequest.prototype.transactionalIds = $util.emptyArray;
DescribeTransactionsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalIds != null && message.transactionalIds.length)
for (let i = 0; i < message.transactionalIds.length; ++i)
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalIds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeTransactionsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.DescribeTransactionsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.transactionalIds && message.transactionalIds.length))
message.transactionalIds = [];
message.transactionalIds.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeTransactionsRequest;
})();
v1.DescribeTransactionsResponse = (function() {
const DescribeTransactionsResponse = function (properties) {
this.transactions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribeTransactionsResponse.prototype.transactions = $util.emptyArray;
DescribeTransactionsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactions != null && message.transactions.length)
for (let i = 0; i < message.transactions.length; ++i)
$root.millrace.transaction.v1.DescribedTransaction.encode(message.transactions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribeTransactionsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.DescribeTransactionsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.transactions && message.transactions.length))
message.transactions = [];
message.transactions.push($root.millrace.transaction.v1.DescribedTransaction.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribeTransactionsResponse;
})();
v1.DescribedTransaction = (function() {
const DescribedTransaction = function (properties) {
this.partitions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
DescribedTransaction.prototype.error = null;
DescribedTransaction.prototype.transactionalId = "";
DescribedTransaction.prototype.state = 0;
DescribedTransaction.prototype.producerId = 0;
DescribedTransaction.prototype.producerEpoch = 0;
DescribedTransaction.prototype.transactionTimeoutMs = 0;
DescribedTransaction.prototype.startTimeMs = 0;
DescribedTransaction.prototype.partitions = $util.emptyArray;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
// Virtual OneOf for proto3 optional field
$Object.defineProperty(DescribedTransaction.prototype, "_error", {
get: $util.oneOfGetter($oneOfFields = ["error"]),
set: $util.oneOfSetter($oneOfFields)
});
DescribedTransaction.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.transactionalId);
if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 4, wireType 0 =*/32).int64(message.producerId);
if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.producerEpoch);
if (message.transactionTimeoutMs != null && $Object.hasOwnProperty.call(message, "transactionTimeoutMs") && message.transactionTimeoutMs !== 0)
writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.transactionTimeoutMs);
if (message.startTimeMs != null && $Object.hasOwnProperty.call(message, "startTimeMs") && (typeof message.startTimeMs === "object" ? message.startTimeMs.low || message.startTimeMs.high : message.startTimeMs !== 0))
writer.uint32(/* id 7, wireType 0 =*/56).int64(message.startTimeMs);
if (message.partitions != null && message.partitions.length)
for (let i = 0; i < message.partitions.length; ++i)
$root.millrace.transaction.v1.TransactionPartitions.encode(message.partitions[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
DescribedTransaction.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.DescribedTransaction();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
message._error = "error";
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.state = value;
else
delete message.state;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.producerEpoch = value;
else
delete message.producerEpoch;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.transactionTimeoutMs = value;
else
delete message.transactionTimeoutMs;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.startTimeMs = value;
else
delete message.startTimeMs;
continue;
}
case 8: {
if (wireType !== 2)
break;
if (!(message.partitions && message.partitions.length))
message.partitions = [];
message.partitions.push($root.millrace.transaction.v1.TransactionPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return DescribedTransaction;
})();
v1.ListTransactionsRequest = (function() {
const ListTransactionsRequest = function (properties) {
this.states = [];
this.producerIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListTransactionsRequest.prototype.states = $util.emptyArray;
ListTransactionsRequest.prototype.producerIds = $util.emptyArray;
ListTransactionsRequest.prototype.durationMs = 0;
ListTransactionsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.states != null && message.states.length)
writer.uint32(/* id 1, wireType 2 =*/10).int32s(message.states);
if (message.producerIds != null && message.producerIds.length)
writer.uint32(/* id 2, wireType 2 =*/18).int64s(message.producerIds);
if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && message.durationMs !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.durationMs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListTransactionsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.ListTransactionsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.states && message.states.length))
message.states = [];
reader.int32s(message.states);
continue;
}
if (wireType !== 0)
break;
if (!(message.states && message.states.length))
message.states = [];
message.states.push(reader.int32());
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.producerIds && message.producerIds.length))
message.producerIds = [];
reader.int64s(message.producerIds); message.producerIds = message.producerIds.map((each) => $safe(each));
continue;
}
if (wireType !== 0)
break;
if (!(message.producerIds && message.producerIds.length))
message.producerIds = [];
message.producerIds.push($safe(reader.int64()));
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.durationMs = value;
else
delete message.durationMs;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListTransactionsRequest;
})();
v1.ListTransactionsResponse = (function() {
const ListTransactionsResponse = function (properties) {
this.transactions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListTransactionsResponse.prototype.transactions = $util.emptyArray;
ListTransactionsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactions != null && message.transactions.length)
for (let i = 0; i < message.transactions.length; ++i)
$root.millrace.transaction.v1.ListedTransaction.encode(message.transactions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListTransactionsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.ListTransactionsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.transactions && message.transactions.length))
message.transactions = [];
message.transactions.push($root.millrace.transaction.v1.ListedTransaction.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListTransactionsResponse;
})();
v1.ListedTransaction = (function() {
const ListedTransaction = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListedTransaction.prototype.transactionalId = "";
ListedTransaction.prototype.producerId = 0;
ListedTransaction.prototype.state = 0;
ListedTransaction.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
writer.uint32(/* id 2, wireType 0 =*/16).int64(message.producerId);
if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListedTransaction.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.ListedTransaction();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.producerId = value;
else
delete message.producerId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.state = value;
else
delete message.state;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListedTransaction;
})();
v1.AbortTransactionRequest = (function() {
const AbortTransactionRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AbortTransactionRequest.prototype.transactionalId = "";
AbortTransactionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.transactionalId != null && $Object.hasOwnProperty.call(message, "transactionalId") && message.transactionalId !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.transactionalId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AbortTransactionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AbortTransactionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.transactionalId = value;
else
delete message.transactionalId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AbortTransactionRequest;
})();
v1.AbortTransactionResponse = (function() {
const AbortTransactionResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
AbortTransactionResponse.prototype.aborted = false;
AbortTransactionResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.aborted != null && $Object.hasOwnProperty.call(message, "aborted") && message.aborted !== false)
writer.uint32(/* id 1, wireType 0 =*/8).bool(message.aborted);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
AbortTransactionResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.millrace.transaction.v1.AbortTransactionResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.aborted = value;
else
delete message.aborted;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return AbortTransactionResponse;
})();
return v1;
})();
return transaction;
})();
return millrace;
})();
export const google = $root.google = (() => {
const google = {};
google.protobuf = (function() {
const protobuf = {};
protobuf.Duration = (function() {
const Duration = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Duration.prototype.seconds = 0;
Duration.prototype.nanos = 0;
Duration.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && (typeof message.seconds === "object" ? message.seconds.low || message.seconds.high : message.seconds !== 0))
writer.uint32(/* id 1, wireType 0 =*/8).int64(message.seconds);
if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos") && message.nanos !== 0)
writer.uint32(/* id 2, wireType 0 =*/16).int32(message.nanos);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Duration.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.protobuf.Duration();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
message.seconds = value;
else
delete message.seconds;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.nanos = value;
else
delete message.nanos;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Duration;
})();
protobuf.Any = (function() {
const Any = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Any.prototype.type_url = "";
Any.prototype.value = $util.newBuffer([]);
Any.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type_url != null && $Object.hasOwnProperty.call(message, "type_url") && message.type_url !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.type_url);
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Any.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.protobuf.Any();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.type_url = value;
else
delete message.type_url;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.value = value;
else
delete message.value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Any;
})();
protobuf.Struct = (function() {
const Struct = function (properties) {
this.fields = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Struct.prototype.fields = $util.emptyObject;
Struct.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.fields != null && $Object.hasOwnProperty.call(message, "fields"))
for (let keys = $Object.keys(message.fields), i = 0; i < keys.length; ++i) {
writer.uint32(/* id 1, wireType 2 =*/10).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]);
$root.google.protobuf.Value.encode(message.fields[keys[i]], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim().ldelim();
}
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Struct.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.protobuf.Struct();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (message.fields === $util.emptyObject)
message.fields = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = null;
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = $root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1, value);
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.fields, key);
message.fields[key] = value || new $root.google.protobuf.Value();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Struct;
})();
protobuf.Value = (function() {
const Value = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Value.prototype.nullValue = null;
Value.prototype.numberValue = null;
Value.prototype.stringValue = null;
Value.prototype.boolValue = null;
Value.prototype.structValue = null;
Value.prototype.listValue = null;
// OneOf field names bound to virtual getters and setters
let $oneOfFields;
$Object.defineProperty(Value.prototype, "kind", {
get: $util.oneOfGetter($oneOfFields = ["nullValue", "numberValue", "stringValue", "boolValue", "structValue", "listValue"]),
set: $util.oneOfSetter($oneOfFields)
});
Value.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.nullValue != null && $Object.hasOwnProperty.call(message, "nullValue"))
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nullValue);
if (message.numberValue != null && $Object.hasOwnProperty.call(message, "numberValue"))
writer.uint32(/* id 2, wireType 1 =*/17).double(message.numberValue);
if (message.stringValue != null && $Object.hasOwnProperty.call(message, "stringValue"))
writer.uint32(/* id 3, wireType 2 =*/26).string(message.stringValue);
if (message.boolValue != null && $Object.hasOwnProperty.call(message, "boolValue"))
writer.uint32(/* id 4, wireType 0 =*/32).bool(message.boolValue);
if (message.structValue != null && $Object.hasOwnProperty.call(message, "structValue"))
$root.google.protobuf.Struct.encode(message.structValue, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
if (message.listValue != null && $Object.hasOwnProperty.call(message, "listValue"))
$root.google.protobuf.ListValue.encode(message.listValue, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Value.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.protobuf.Value();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.nullValue = reader.int32();
message.kind = "nullValue";
continue;
}
case 2: {
if (wireType !== 1)
break;
message.numberValue = reader.double();
message.kind = "numberValue";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.stringValue = reader.stringVerify();
message.kind = "stringValue";
continue;
}
case 4: {
if (wireType !== 0)
break;
message.boolValue = reader.bool();
message.kind = "boolValue";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.structValue = $root.google.protobuf.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.structValue);
message.kind = "structValue";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.listValue = $root.google.protobuf.ListValue.decode(reader, reader.size(), $undefined, _depth + 1, message.listValue);
message.kind = "listValue";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Value;
})();
protobuf.NullValue = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "NULL_VALUE"] = 0;
return values;
})();
protobuf.ListValue = (function() {
const ListValue = function (properties) {
this.values = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ListValue.prototype.values = $util.emptyArray;
ListValue.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.values != null && message.values.length)
for (let i = 0; i < message.values.length; ++i)
$root.google.protobuf.Value.encode(message.values[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ListValue.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.protobuf.ListValue();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.values && message.values.length))
message.values = [];
message.values.push($root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ListValue;
})();
return protobuf;
})();
google.rpc = (function() {
const rpc = {};
rpc.ErrorInfo = (function() {
const ErrorInfo = function (properties) {
this.metadata = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ErrorInfo.prototype.reason = "";
ErrorInfo.prototype.domain = "";
ErrorInfo.prototype.metadata = $util.emptyObject;
ErrorInfo.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
if (message.domain != null && $Object.hasOwnProperty.call(message, "domain") && message.domain !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.domain);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
for (let keys = $Object.keys(message.metadata), i = 0; i < keys.length; ++i)
writer.uint32(/* id 3, wireType 2 =*/26).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.metadata[keys[i]]).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ErrorInfo.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.rpc.ErrorInfo();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.reason = value;
else
delete message.reason;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.domain = value;
else
delete message.domain;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (message.metadata === $util.emptyObject)
message.metadata = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.metadata, key);
message.metadata[key] = value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ErrorInfo;
})();
rpc.RetryInfo = (function() {
const RetryInfo = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
RetryInfo.prototype.retryDelay = null;
RetryInfo.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.retryDelay != null && $Object.hasOwnProperty.call(message, "retryDelay"))
$root.google.protobuf.Duration.encode(message.retryDelay, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
RetryInfo.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.rpc.RetryInfo();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.retryDelay = $root.google.protobuf.Duration.decode(reader, reader.size(), $undefined, _depth + 1, message.retryDelay);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return RetryInfo;
})();
rpc.Status = (function() {
const Status = function (properties) {
this.details = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
Status.prototype.code = 0;
Status.prototype.message = "";
Status.prototype.details = $util.emptyArray;
Status.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
if (message.details != null && message.details.length)
for (let i = 0; i < message.details.length; ++i)
$root.google.protobuf.Any.encode(message.details[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
Status.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.rpc.Status();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.code = value;
else
delete message.code;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.message = value;
else
delete message.message;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.details && message.details.length))
message.details = [];
message.details.push($root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return Status;
})();
return rpc;
})();
return google;
})();
export {
$root as default
};
