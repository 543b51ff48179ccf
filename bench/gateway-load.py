#!/usr/bin/env python3
"""Calls a gateway as five accounts at once, then kills it while it takes jobs, and looks for what is lost.

usage: bench/gateway-load.py [SECONDS]

Starts ./veilmark serve on a directory of its own. All queues are paused, so that what is measured is the gateway:
100 submissions and 400 queries a second for SECONDS (60 without it), times from when a call was due. Then one account
calls above its limit. Then the gateway is killed (SIGKILL) in the middle of submissions and started again on the same
data: every job that was answered has to be there. Last line: N passed, M failed."""
import base64, datetime, hashlib, hmac, http.client, json, pathlib, queue, signal, subprocess, sys, tempfile, threading, time
import urllib.parse, uuid

ACCOUNTS = 5
SUBMISSIONS, QUERIES = 20, 80  # a second and an account
WARM_UP = 30  # seconds in which Java compiles what serving takes
ROOT = pathlib.Path(__file__).resolve().parent.parent
SECRET = "secret-of-load"


def enc(text):
    return urllib.parse.quote(text, safe="-_.~")


def rpc(account, **own):
    """The target of a call of MPS, signed by HMAC-SHA1 over its parameters."""
    own.update(Version="2014-06-18", AccessKeyId=f"load{account}", Format="JSON", SignatureMethod="HMAC-SHA1",
               SignatureVersion="1.0", SignatureNonce=uuid.uuid4().hex,
               Timestamp=datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))
    query = "&".join(f"{enc(k)}={enc(v)}" for k, v in sorted(own.items()))
    digest = hmac.new((SECRET + "&").encode(), f"GET&%2F&{enc(query)}".encode(), hashlib.sha1).digest()
    return f"/?{query}&Signature={enc(base64.b64encode(digest).decode())}"


def q_sign(account, method, path):
    """The header of a call of CI, whose signature covers method and path."""
    now = int(time.time())
    window = f"{now - 10};{now + 600}"
    key = hmac.new(SECRET.encode(), window.encode(), hashlib.sha1).hexdigest()
    http_digest = hashlib.sha1(f"{method.lower()}\n{path}\n\n\n".encode()).hexdigest()
    signature = hmac.new(key.encode(), f"sha1\n{window}\n{http_digest}\n".encode(), hashlib.sha1).hexdigest()
    return (f"q-sign-algorithm=sha1&q-ak=load{account}&q-sign-time={window}&q-key-time={window}"
            f"&q-header-list=&q-url-param-list=&q-signature={signature}")


class Server:
    def __init__(self, directory, port):
        self.directory, self.port = directory, port
        keys = directory / "keys.json"
        keys.write_text(json.dumps([{"id": f"load{a}", "secret": SECRET} for a in range(ACCOUNTS)]))
        keys.chmod(0o600)
        (directory / "films").mkdir(exist_ok=True)

    def start(self):
        command = [str(ROOT / "veilmark"), "serve", "--port", str(self.port), "--data", str(self.directory / "data"), "--parallelism", "1",
                   "--bucket", f"films={self.directory / 'films'}", "--access-keys", str(self.directory / "keys.json")]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=open(self.directory / "serve.log", "ab"), text=True)
        line = self.process.stdout.readline()
        if not line.startswith("ready:"):
            sys.exit(f"serve did not start: see {self.directory / 'serve.log'}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)


def call(connection, target):
    connection.request("GET", target)
    answer = connection.getresponse()
    return answer.status, answer.read()


def submit(account):
    return rpc(account, Action="SubmitCopyrightJob", Input="oss://films/a.mp4", Output="oss://films/b.mp4", Message="load")


def pause_all(server):
    body = "<Request><State>Paused</State></Request>"
    for account in range(ACCOUNTS):
        connection = server.connection()
        connection.request("PUT", "/queue/default", body, {"Authorization": q_sign(account, "PUT", "/queue/default")})
        answer = connection.getresponse()
        if answer.status != 200:
            sys.exit(f"the queue of load{account} is not paused: {answer.status} {answer.read()}")


def paced(server, seconds, per_second, target, results):
    """Calls at times that do not wait for answers; each result is (latency in s, status, body)."""
    connection = server.connection()
    start = time.monotonic()
    for n in range(int(seconds * per_second)):
        due = start + n / per_second
        time.sleep(max(0, due - time.monotonic()))
        wanted = target()
        try:
            status, body = call(connection, wanted)
        except OSError as e:
            connection.close()
            connection, status, body = server.connection(), 0, repr(e).encode()
        except http.client.HTTPException as e:
            connection.close()
            connection, status, body = server.connection(), 0, repr(e).encode()
        results.put((time.monotonic() - due, status, body))


def load(server, seconds):
    submissions, queries = queue.Queue(), queue.Queue()
    threads = []
    for account in range(ACCOUNTS):
        known = json.loads(call(server.connection(), submit(account))[1])["Data"]["JobId"]
        threads.append(threading.Thread(target=paced, args=(server, seconds, SUBMISSIONS, lambda a=account: submit(a), submissions)))
        for _ in range(2):
            threads.append(threading.Thread(target=paced, args=(
                server, seconds, QUERIES / 2, lambda a=account, k=known: rpc(a, Action="QueryCopyrightJob", JobId=k), queries)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(submissions.queue), list(queries.queue)


def p(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    passed = failed = 0

    def check(name, ok, detail):
        nonlocal passed, failed
        passed, failed = passed + ok, failed + (not ok)
        print(f"{'ok  ' if ok else 'FAIL'} {name}: {detail}", flush=True)

    with tempfile.TemporaryDirectory(prefix="gateway-load-") as name:
        server = Server(pathlib.Path(name), 18480)
        server.start()
        try:
            pause_all(server)
            load(server, WARM_UP)  # The machine's first calls are slow, and nobody's concern.
            submissions, queries = load(server, seconds)
            for kind, results in (("submissions", submissions), ("queries", queries)):
                wrong = [r for r in results if r[1] != 200]
                times = [r[0] for r in results]
                check(f"{kind} answered", not wrong, f"{len(results)} in {seconds:.0f} s, {len(wrong)} not with 200" +
                      (f", such as {wrong[0][1:]}" if wrong else ""))
                check(f"{kind} p99 below 100 ms", p(times, 0.99) < 100, f"p50 {p(times, 0.5):.1f} ms, p99 {p(times, 0.99):.1f} ms")
            connection, statuses = server.connection(), {}
            for _ in range(400):
                status, _body = call(connection, rpc(0, Action="QueryCopyrightExtractJob", JobId="none"))
                statuses[status] = statuses.get(status, 0) + 1
            check("above the limit", set(statuses) <= {400, 429} and 429 in statuses, f"answers by status {statuses}")

            taken = queue.Queue()
            threads = [threading.Thread(target=paced, args=(server, 6, SUBMISSIONS, lambda a=a: submit(a), taken)) for a in range(ACCOUNTS)]
            for thread in threads:
                thread.start()
            time.sleep(3)
            server.kill()
            for thread in threads:
                thread.join()
            ids = [json.loads(r[2])["Data"]["JobId"] for r in list(taken.queue) + submissions if r[1] == 200]
            cut = sum(1 for r in taken.queue if r[1] != 200)
            server.start()
            there = set()
            for account in range(ACCOUNTS):
                connection, page = server.connection(), 0
                while True:
                    status, body = call(connection, rpc(account, Action="QueryCopyrightJob", PageNumber=str(page), PageSize="100"))
                    if status == 429:
                        time.sleep(0.5)
                        continue
                    listed = [job["JobId"] for job in json.loads(body)["Data"]]
                    there.update(listed)
                    if len(listed) < 100:
                        break
                    page += 1
            lost = [one for one in ids if one not in there]
            check("killed in the middle", not lost and cut > 0, f"{len(ids)} jobs were answered, {len(lost)} lost; {cut} calls met no gateway")
        finally:
            server.kill()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
