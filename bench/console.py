#!/usr/bin/env python3
"""Uses the console as a person would: the whole service, a real video, and Chromium.

    bench/console.py [--screenshots DIR]

Starts `veilmark serve` with a clip, logs in by keyboard, marks the clip, reads the mark back, and looks at a job that
fails; then at widths of phones and in dark mode. Prints a line for each check and at last `N passed, M failed`; ends
with 1 if one failed. Needs chromium and chromedriver (on Debian: apt-get install chromium chromium-driver).
"""
import argparse, base64, json, os, re, shutil, signal, subprocess, sys, tempfile, time, urllib.error, urllib.request
from pathlib import Path

VEILMARK = Path(__file__).resolve().parent.parent / "veilmark"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, ENTER, RIGHT = "\ue004", "\ue007", "\ue014"
SECRET = "a secret of tests"
EVIL = "<img src=x onerror=\"document.title='broken out'\">.mp4"
MESSAGE = "copy 17 & <b>more</b>"

passed = failed = 0


def check(what, holds, seen=None):
    global passed, failed
    passed, failed = (passed + 1, failed) if holds else (passed, failed + 1)
    print(("passed  " if holds else "FAILED  ") + what + ("" if holds or seen is None else f": {seen!r}"), flush=True)


def ready(process, pattern, limit=180):
    """Waits for a line, and gives its group."""
    deadline = time.time() + limit
    for line in process.stdout:
        found = re.search(pattern, line)
        if found:
            return found.group(1)
        if time.time() > deadline:
            break
    sys.exit(f"{process.args[0]} does not get ready")


class Browser:
    """WebDriver, as far as it is needed."""

    def __init__(self, driver):
        self.base = driver
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"]}
        session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.base += "/session/" + session["sessionId"]

    def call(self, method, path, body=None):
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as e:
            raise RuntimeError(json.load(e)["value"]["message"].splitlines()[0]) from None

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def text(self, selector="body"):
        return self.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector)

    def count(self, selector):
        return self.run("return document.querySelectorAll(arguments[0]).length", selector)

    def wait(self, script, limit=20):
        deadline = time.time() + limit
        while time.time() < deadline:
            value = self.run(script)
            if value:
                return value
            time.sleep(0.1)
        return None

    def element(self, selector):
        return self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.call("POST", f"/element/{self.element(selector)}/click")

    def fill(self, selector, text):
        element = self.element(selector)
        self.call("POST", f"/element/{element}/clear")
        self.call("POST", f"/element/{element}/value", {"text": text})

    def keys(self, text):
        actions = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def cdp(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def width(self, pixels):
        self.cdp("Emulation.setDeviceMetricsOverride", width=pixels, height=844, deviceScaleFactor=1, mobile=pixels < 600)

    def scheme(self, name):
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def complaints(self):
        """What the browser's console holds that is no refusal which a check asked for."""
        lines = [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"})]
        return [line for line in lines if not re.search(r"/console/api/(session|jobs(/0123456789)?) .*\b40[134]\b", line)]

    def screenshot(self, file):
        size = self.run("return [innerWidth, document.documentElement.scrollHeight]")
        picture = self.cdp("Page.captureScreenshot", captureBeyondViewport=True,
                           clip={"x": 0, "y": 0, "width": size[0], "height": max(500, size[1]), "scale": 1})
        file.write_bytes(base64.b64decode(picture["data"]))


def login(browser, page):
    browser.open(page)
    browser.wait("return document.activeElement.id === 'access-key-id'")
    browser.keys("testId" + TAB + "wrong" + ENTER)
    line = browser.wait("return document.querySelector('.complaint').textContent")
    check("a wrong secret gives one line", line == "There is no access key of this id with this secret.", line)
    check("nothing is shown before the login", browser.count("table") == 0 and not browser.run(
        "return document.querySelector('nav').checkVisibility()"))
    browser.keys(SECRET + ENTER)
    check("login by keyboard", browser.wait("return document.querySelector('h1').innerText === 'Jobs'"), browser.text())
    check("an empty list says what to do", browser.wait("return /no jobs yet/.test(document.body.innerText)"))


def wait_for_end(browser, what):
    state = browser.wait("const s = document.querySelector('.title .state')?.dataset.state;"
                         "return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(s) && s", limit=120)
    check(f"{what}: the page follows to the end", state is not None, browser.text("main"))
    return state


def mark(browser, page):
    browser.open(page + "#/submit")
    browser.wait("return document.querySelector('[name=inputName]')")
    browser.fill("[name=inputName]", "in/demo.mp4")
    proposed = browser.run("return document.querySelector('[name=outputName]').value")
    check("a name is proposed for the output", proposed == "in/demo-marked.mp4", proposed)
    browser.fill("[name=message]", "x" * 65)
    check("a message that is too long is not sent", not browser.run("return document.querySelector('form').checkValidity()"))
    browser.fill("[name=message]", MESSAGE)
    browser.keys(ENTER)
    check("the form leads to its job", browser.wait("return location.hash.startsWith('#/jobs/')"), browser.text("main"))
    state = wait_for_end(browser, "embedding")
    text = browser.text("main")
    check("embedding: done, with its message", state == "SUCCEEDED" and browser.text(".message") == MESSAGE, text)
    check("embedding: PSNR by plane", browser.count(".planes dt") == 3 and "dB" in browser.text(".planes"), text)
    check("embedding: a strip of its segments", browser.wait("return document.querySelector('.chart .reencoded')") is not None)


PIXELS = ("const pixels = image => {const c = document.createElement('canvas'); c.width = image.naturalWidth;"
          "c.height = image.naturalHeight; const ink = c.getContext('2d'); ink.drawImage(image, 0, 0);"
          "return ink.getImageData(0, 0, c.width, c.height).data;};")


def look_at_sample(browser):
    """The picture before and after, and what the mark changed."""
    loaded = browser.wait("const all = [...document.querySelectorAll('.stills img')];"
                          "return all.length === 4 && all.every(i => i.complete && i.naturalWidth > 0)")
    check("sample: all images come", loaded, browser.text(".stills"))
    text = browser.text("[aria-labelledby=sample]")
    check("sample: its time, and how much larger the difference is", re.search(r"picture at \d+:\d\d", text)
          and re.search(r"Difference, × \d+", text), text)
    size = browser.run("const i = document.querySelector('.stills img'); return [i.naturalWidth, i.naturalHeight]")
    check("sample: its images are small", max(size) <= 480, size)
    alike = browser.run(PIXELS + "const [a, , b] = [...document.querySelectorAll('.stills img')].map(pixels);"
                        "return a.length === b.length && a.reduce((sum, v, i) => sum + Math.abs(v - b[i]), 0) / a.length")
    check("sample: marked is other than original, and looks the same", alike and 0 < alike < 4, alike)
    shown = browser.run(PIXELS + "return pixels(document.querySelector('.stills figure:last-child img'))"
                        ".reduce((most, v, i) => i % 4 === 3 ? most : Math.max(most, v), 0)")
    check("sample: the difference can be seen", shown > 128, shown)
    unnamed = browser.run("return [...document.querySelectorAll('.stills img')].filter(i => !i.hidden && !i.alt).length")
    check("sample: what it shows is said in words", unnamed == 0, unnamed)
    browser.run("document.querySelector('[aria-labelledby=sample] button').focus()")
    over = "return [document.querySelector('.stills img[alt=\"\"]').checkVisibility(), document.activeElement.ariaPressed]"
    before = browser.run(over)
    browser.keys(ENTER)
    after = browser.run(over)
    browser.keys(ENTER)
    check("sample: a key lays marked over original, and takes it away",
          [before, after, browser.run(over)] == [[False, "false"], [True, "true"], [False, "false"]], (before, after))


def read_back(browser):
    browser.click("a.button[href*='kind=EXTRACT']")
    browser.wait("return document.querySelector('[name=kind][value=EXTRACT]:checked')")
    name = browser.run("return document.querySelector('[name=inputName]').value")
    check("reading the marked video is one step", name == "in/demo-marked.mp4" and not browser.run(
        "return document.querySelector('[name=message]').checkVisibility()"), name)
    browser.click("button.primary")
    browser.wait("return location.hash.startsWith('#/jobs/')")
    state = wait_for_end(browser, "extraction")
    text = browser.text("main")
    check("extraction: the message is read", state == "SUCCEEDED" and browser.text(".message") == MESSAGE, text)
    check("extraction: how sure that is", "False-positive probability" in text and "× 10" in text, text)
    browser.wait("return document.querySelector('.chart .value')")
    browser.run("document.querySelector('details.panel').open = true")
    bars = browser.count("figure:nth-of-type(2) .value")
    check("extraction: a bar for each segment", bars > 0 and bars == browser.count(".numbers tbody tr"), bars)
    browser.run("document.querySelector('figure:nth-of-type(2) svg').focus()")
    browser.keys(RIGHT)
    told = browser.text("figure:nth-of-type(2) .readout")
    check("extraction: the keys tell values", re.fullmatch(r"Segment 0, .*: statistic [\d.]+ σ", told), told)
    check("extraction: margin and geometry", "dB over the limit" in text and "as it was" in text, text)


def fail(browser, page):
    browser.open(page + "#/submit?kind=EXTRACT")
    browser.wait("return document.querySelector('[name=inputName]')")
    browser.fill("[name=inputName]", EVIL)
    browser.click("button.primary")
    browser.wait("return location.hash.startsWith('#/jobs/')")
    state = wait_for_end(browser, "failure")
    text = browser.text("main")
    check("failure: code and what to do", state == "FAILED" and "INPUT_NOT_FOUND" in text and "What to do:" in text, text)
    check("text of strangers stays text", browser.text("h1") == EVIL and browser.count("img") == 0
          and "broken out" != browser.run("return document.title"), browser.text("h1"))
    browser.open(page + "#/jobs/0123456789")
    check("a job that is not there is said to be", browser.wait("return /no such job/.test(document.body.innerText)"))


def look_at_list(browser, page):
    browser.open(page + "#/")
    check("the list has all jobs", browser.wait("return document.querySelectorAll('.jobs tbody tr').length === 3"))
    text = browser.text(".jobs")
    check("the list tells what came of them", all(w in text for w in ("“" + MESSAGE + "”", "INPUT_NOT_FOUND", EVIL)), text)
    browser.run("const s = document.querySelector('[name=state]'); s.value = 'FAILED';"
                "s.dispatchEvent(new Event('change'))")
    check("the list can be narrowed", browser.wait("return document.querySelectorAll('.jobs tbody tr').length === 1"
          " && location.hash.includes('state=FAILED')"), browser.text(".jobs"))
    browser.run("history.back()")
    check("back is back", browser.wait("return document.querySelectorAll('.jobs tbody tr').length === 3"))


def look_at_forms(browser, pages):
    for name, page in pages:
        browser.open("about:blank")
        browser.open(page)
        browser.wait("return document.querySelector('main h1')")
        time.sleep(1)
        unlabelled = browser.run("return [...document.querySelectorAll('input, select, textarea')]"
                                 ".filter(e => e.labels.length === 0).map(e => e.name)")
        check(f"{name}: what can be filled in has a label", unlabelled == [], unlabelled)
        browser.run("document.activeElement.blur()")
        unseen, reached = [], 0
        for _ in range(12):
            browser.keys(TAB)
            if browser.run("return document.activeElement === document.body"):
                break
            reached += 1
            if browser.run("return getComputedStyle(document.activeElement).outlineStyle === 'none'"):
                unseen.append(browser.run("return document.activeElement.outerHTML.slice(0, 80)"))
        check(f"{name}: the focus is reached and seen", reached > 3 and unseen == [], unseen)


def look_at_sizes(browser, pages, screenshots):
    for width in (1280, 390, 320):
        browser.width(width)
        for scheme in ("light", "dark"):
            browser.scheme(scheme)
            for name, page in pages:
                browser.open("about:blank")
                browser.open(page)
                browser.wait("return document.querySelector('main h1')")
                time.sleep(1)
                if scheme == "light":
                    wide = browser.run("return document.documentElement.scrollWidth - innerWidth")
                    check(f"{name}: fits {width} pixels", wide <= 0, wide)
                else:
                    ground = browser.run("return getComputedStyle(document.body).backgroundColor")
                    check(f"{name}: dark at {width} pixels", max(map(int, re.findall(r"\d+", ground))) < 64, ground)
                if screenshots:
                    browser.screenshot(screenshots / f"{name}-{width}-{scheme}.png")
    browser.width(1280)
    browser.scheme("light")


def look_at_jumps(browser, page):
    """The list while a job comes in and is worked on: what is there stays where it is."""
    browser.open("about:blank")
    browser.open(page + "#/")
    browser.wait("return document.querySelectorAll('.jobs tbody tr').length === 3")
    browser.run("window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach("
                "e => window.jumps += e.value)).observe({type: 'layout-shift'})")
    rows = browser.run("window.rows = [...document.querySelectorAll('.jobs tbody tr')]; return window.rows.length")
    browser.run("const csrf = arguments[0]; return fetch('api/session').then(a => a.json()).then(who => fetch('api/jobs', {"
                "method: 'POST', headers: {'Content-Type': 'application/json', 'X-Csrf-Token': who.csrfToken},"
                "body: JSON.stringify({kind: 'EXTRACT', input: {bucket: 'films', name: 'in/demo.mp4'}})}))"
                ".then(a => a.status)", "")
    grown = browser.wait("return document.querySelectorAll('.jobs tbody tr').length === 4")
    check("the list follows what is submitted elsewhere", grown)
    ended = browser.wait("return document.querySelector('.jobs tbody .state').dataset.state === 'SUCCEEDED'", limit=120)
    check("the list follows what is done", ended, browser.text(".jobs"))
    check("an unmarked video has no mark", "no mark" in browser.text(".jobs tbody tr"), browser.text(".jobs tbody tr"))
    same = browser.run("return window.rows.every(row => row.isConnected)")
    # A new job comes in at the top, by design; nothing else may move.
    jumps = browser.run("return window.jumps")
    check("rows stay the same elements, and only the new one moves them", same and jumps < 0.1, (rows, jumps))


def hold_and_cancel(browser, page):
    button = ".queues button"
    browser.open(page + "#/queues")
    browser.wait("return document.querySelector('.queues button')")
    browser.click(button)
    check("a queue is paused", browser.wait("return document.querySelector('.queues .state').innerText === 'Paused'"))
    browser.open(page + "#/submit?kind=EXTRACT&inputBucket=films&inputName=in/demo.mp4")
    browser.wait("return document.querySelector('[name=inputName]')")
    browser.click("button.primary")
    state = browser.wait("return document.querySelector('.title .state')?.dataset.state === 'PAUSED'", limit=60)
    check("its jobs wait", state, browser.text("main"))
    browser.click("button.danger")
    focused = browser.wait("return document.querySelector('dialog[open]') && document.activeElement.innerText")
    check("cancelling is asked for, with the harmless answer at hand", focused == "Keep it", focused)
    browser.keys(ENTER)
    kept = browser.wait("return !document.querySelector('dialog') && document.activeElement.className === 'danger'")
    check("kept: the focus is back", kept)
    browser.keys(ENTER)
    browser.wait("return document.querySelector('dialog[open]')")
    browser.click("dialog .danger")
    check("cancelled: the page says so", wait_for_end(browser, "cancelling") == "CANCELLED", browser.text("main"))
    browser.open(page + "#/queues")
    browser.wait("return document.querySelector('.queues button')?.innerText === 'Resume'")
    browser.click(button)
    check("a queue is resumed", browser.wait("return document.querySelector('.queues .state').innerText === 'Active'"))


def pick_covers(browser, page, films):
    browser.open(page + "#/submit?kind=COVER")
    browser.wait("return document.querySelector('[name=kind][value=COVER]:checked')")
    browser.fill("[name=inputName]", "in/demo.mp4")
    browser.fill("[name=covers]", "2")
    proposed = browser.run("return document.querySelector('[name=outputName]').value")
    check("covers: a name with a number is proposed", proposed == "in/demo-cover-{sequenceId}.jpg", proposed)
    seen = browser.run("return ['message', 'algorithm', 'covers'].map(n => document.querySelector(`[name=${n}]`).offsetParent !== null)")
    check("covers: the form asks for no message", not seen[0] and seen[2], seen)
    browser.click("button.primary")
    browser.wait("return location.hash.startsWith('#/jobs/')")
    state = wait_for_end(browser, "covers")
    text = browser.text("main")
    pictures = sorted(file.name for file in (films / "in").glob("demo-cover-*.jpg"))
    # At most one of each segment, of which the clip may have one only.
    check("covers: the pictures are there", state == "SUCCEEDED" and "demo-cover-1.jpg" in pictures, (text, pictures))
    check("covers: the page tells of what they are made", text.count("score") == len(pictures), text)
    browser.run("[...document.querySelectorAll('a.button')].find(a => /Submit again/.test(a.innerText)).click()")
    again = browser.wait("return document.querySelector('[name=kind][value=COVER]:checked')"
                         " && [document.querySelector('[name=covers]').value, document.querySelector('[name=outputName]').value]")
    check("covers: can be asked for again", again == ["2", proposed], again)


def leave(browser, page):
    hosts = browser.run("return [...new Set(performance.getEntriesByType('resource').map(e => new URL(e.name).host))]")
    check("nothing comes from elsewhere", len(hosts) == 1 and hosts[0] in page, hosts)
    cookie = browser.run("return document.cookie")
    check("scripts do not see the session", cookie == "", cookie)
    browser.click(".account button")
    check("logging out shows the login", browser.wait("return document.querySelector('.login')") is not None)
    status = browser.run("return fetch('api/jobs').then(answer => answer.status)")
    check("logging out ends the session", status == 401, status)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--screenshots", type=Path, metavar="DIR", help="where to put pictures of all pages")
    screenshots = parser.parse_args().screenshots
    if screenshots:
        screenshots.mkdir(parents=True, exist_ok=True)
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            sys.exit(f"needs {program} (on Debian: apt-get install chromium chromium-driver)")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends what was started, too
    processes = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        try:
            subprocess.run([VEILMARK, "demo"], cwd=work, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            (work / "films/in").mkdir(parents=True)
            shutil.copy(work / "veilmark-demo/original.mp4", work / "films/in/demo.mp4")

            def start(*command):
                process = subprocess.Popen(command, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
                processes.append(process)
                return process

            page = ready(start(VEILMARK, "serve", "--port", "0", "--bucket", f"films={work / 'films'}",
                               "--access-key", f"testId:{SECRET}"), r"ready: (\S+)") + "/console/"
            port = ready(start("chromedriver", "--port=0"), r"successfully on port (\d+)")
            browser = Browser(f"http://127.0.0.1:{port}")
            browser.width(1280)
            login(browser, page)
            mark(browser, page)
            look_at_sample(browser)
            marked = browser.run("return location.href")
            read_back(browser)
            found = browser.run("return location.href")
            fail(browser, page)
            look_at_list(browser, page)
            browser.open(page + "#/?state=FAILED")
            broken = browser.wait("return document.querySelector('.jobs .video a')?.href")
            pages = [("jobs", page + "#/"), ("queues", page + "#/queues"), ("submit", page + "#/submit"),
                     ("marked", marked), ("found", found), ("failed", broken)]
            look_at_forms(browser, pages)
            look_at_sizes(browser, pages, screenshots)
            look_at_jumps(browser, page)
            hold_and_cancel(browser, page)
            pick_covers(browser, page, work / "films")
            leave(browser, page)
            complaints = browser.complaints()
            check("the browser has nothing to complain of", complaints == [], complaints)
            browser.call("DELETE", "")
        finally:
            for process in reversed(processes):
                process.send_signal(signal.SIGTERM)
                process.wait()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
