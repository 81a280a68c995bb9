"""OpenStack Swift with its S3 API, whole, in this process: swift-server.py FOLDER PORT KEY SECRET. Its data lie in FOLDER."""
import os
import pwd
import sys

import eventlet

eventlet.patcher.monkey_patch(all=False, socket=True, select=True, thread=True)

from eventlet import wsgi
from swift.common import utils
from swift.common.http_protocol import SwiftHttpProtocol
from swift.common.ring import RingBuilder

folder, port, key, secret = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
account, user = key.split(":")
me = pwd.getpwuid(os.getuid()).pw_name
devices = os.path.join(folder, "devices")
os.makedirs(os.path.join(devices, "d1"), exist_ok=True)
os.makedirs(os.path.join(folder, "recon"), exist_ok=True)


def write(name, text):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)


write(
    "swift.conf",
    "[swift-hash]\nswift_hash_path_suffix = millrace\nswift_hash_path_prefix = millrace\n"
    "[storage-policy:0]\nname = all\ndefault = yes\n",
)
utils.set_swift_dir(folder)

from swift.common.wsgi import loadapp

shared = f"""[DEFAULT]
bind_ip = 127.0.0.1
user = {me}
swift_dir = {folder}
devices = {devices}
mount_check = false
log_facility = LOG_LOCAL0
log_address = {folder}/no-log
log_level = ERROR
recon_cache_path = {folder}/recon
"""
sockets = {}
for kind in ("account", "container", "object"):
    sockets[kind] = eventlet.listen(("127.0.0.1", 0), backlog=1024)
    builder = RingBuilder(1, 1, 0)
    at = {"ip": "127.0.0.1", "port": sockets[kind].getsockname()[1]}
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "device": "d1", "weight": 1.0, "meta": "",
                     "replication_ip": at["ip"], "replication_port": at["port"], **at})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, f"{kind}.ring.gz"))
    write(f"{kind}.conf", shared + f"[pipeline:main]\npipeline = {kind}-server\n[app:{kind}-server]\nuse = egg:swift#{kind}\n")
write(
    "proxy.conf",
    shared
    + f"""[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats s3api tempauth bulk slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = us-west-2
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
""",
)
sockets["proxy"] = eventlet.listen(("127.0.0.1", port), backlog=1024)
pool = eventlet.GreenPool(1024)
quiet = open(os.devnull, "w")
for kind, socket in sockets.items():
    app = loadapp(os.path.join(folder, f"{kind}.conf"))
    eventlet.spawn(wsgi.server, socket, app, quiet, protocol=SwiftHttpProtocol, custom_pool=pool, log_output=False)
while True:
    eventlet.sleep(3600)
