"""What the project itself uses of the ways out: by file, each piece as it is published, with why it is none.

A piece that names what it is used on is as long as that needs; what else stands in its place is refused.
"""

from collections.abc import Mapping

KEPT = "It stays on the device, once a reader has asked for it."
MAKES = "The helper that makes elements; what each call gives it is looked at where it is called."
WORKER = (
    "The worker keeps the site's own files: it asks for those of its list, and for what a page of the site asks for."
)
LOCAL = "The text is said by a voice on the device: one that is not local is never chosen."
AWAKE = "The screen stays on during a session; nothing is sent."
OWN_FILE = "The reader's own plan, made and saved on the device."

HELPER = {
    "function createElement(tag,attributes,": MAKES,
    "document.createElement(tag)": MAKES,
    "element.setAttribute(name,value)": MAKES,
}
STORAGE = dict.fromkeys(("localStorage.getItem(", "localStorage.setItem(", "localStorage.removeItem("), KEPT)
CACHES = dict.fromkeys(
    ("caches.keys()", "caches.open(", "caches.delete(name)", "self.registration.", "self.skipWaiting()"), WORKER
)

IN_USE: Mapping[str, Mapping[str, str]] = {
    "theme/components/filters/exercises.js": {
        "function createElement(tag,className,": MAKES,
        "document.createElement(tag)": MAKES,
        'print.href=print.href.split("#")[0]+write({print:ids});': "A link to the site's own page; what is behind # changes.",
    },
    "theme/components/offline-notice/offline.js": {
        **STORAGE,
        "{connection}=(navigator);": "Whether the reader saves data; nothing is sent.",
        '"serviceWorker"in navigator&&location.protocol.indexOf("http")===0': "Whether the browser can keep the site.",
        'navigator.serviceWorker.register(String(script.dataset["worker"]))': WORKER,
        'navigator.serviceWorker.getRegistration(String(script.dataset["worker"]))': WORKER,
        "caches.keys()": KEPT,
        "caches.delete(name)": KEPT,
    },
    "theme/components/fold/folds.js": {
        'location.replace(page.dataset["goesOn"]+location.hash)': "The page that holds the rest, named by the template.",
    },
    "theme/components/paper-form/paper-keep.js": {
        **HELPER,
        'root.dispatchEvent(new Event("change"))': "It tells the page's other script that the fields are filled in.",
    },
    "theme/components/paper-form/paper.js": {
        **HELPER,
        'value.style.setProperty("--rows",String(area.rows))': "A number of rows.",
        'createElement("script",{src:String(root.dataset["take"])})': "The site's own script, named by the template.",
        "makers[name]()": "One of the makers of buttons, named by the page's template.",
        'root.dispatchEvent(new Event("change"))': "It tells the page's other scripts that the fields are empty.",
    },
    "theme/components/paper-form/paper-text.js": {
        "makers[name]()": "One of the makers of buttons, named by the page's template.",
        "element.cloneNode(true)": "A copy of a label, for its text.",
        ',href:"mailto:"}': "The reader's own mail, written when the reader asks for it and sent by the reader.",
        'link.href="mailto:?subject="+encodeURIComponent(': "The same mail, with what the reader wrote.",
    },
    "theme/components/paper-form/take-over.js": {
        'this.root.dispatchEvent(new Event("change"))': "It tells the page's other scripts that fields are filled in.",
    },
    "theme/components/plan-paper/plan-pictures.js": {
        'SVG="http://www.w3.org/2000/svg"': "The name of a language; nothing is asked there.",
        "svg.setAttribute(name,value)": "The size and the name of a drawing, set just above.",
        "path.setAttribute(key,value)": "The look of a line, from the table above.",
    },
    "theme/components/poses/movement-player.js": {
        'document.createElement("script")': "The site's own script, named by the template.",
        "script.src=drawing": "The same.",
    },
    "theme/components/session/diary-view.js": {
        'SVG="http://www.w3.org/2000/svg"': "The name of a language; nothing is asked there.",
        "function draw(name,attributes,": MAKES,
        "document.createElementNS(SVG,name)": MAKES,
        "element.setAttribute(key,String(value))": MAKES,
    },
    "theme/components/session/plan-session.js": {
        'element.setAttribute("href",`${page}#${addressOf(session)}`)': "A link to the site's own page; what is behind # stays.",
    },
    "theme/components/session/session-aids.js": {
        '||document.hidden||!("wakeLock"in navigator)': AWAKE,
        'navigator.wakeLock.request("screen")': AWAKE,
    },
    "theme/components/session/session-count.js": {
        ",document.hidden)": "Whether the page is seen; a pace waits until it is.",
        "window.setTimeout(look,TICK)": "It counts the seconds of a hold.",
    },
    "theme/components/search/search-page.js": {
        **HELPER,
        'createElement("form",{class:"c-search",role:"search",action:"#"}': "The script itself answers the search.",
        ",href:result.address}": "A link to a page of the site, from its own index.",
        'words["kind"+result.kind[0]': "A word of the page.",
        'createElement("script",{src:words.index})': "The site's own index, named by the template.",
        "window.setTimeout(showNow,PAUSE)": "It waits until the reader stops typing.",
    },
    "theme/components/text-list/macro.html": {"<{{ tag }}": "`ul` or `ol`."},
    "theme/scripts/movement.js": {
        "(end.querySelector(`.pic-${name}`)||own[0]).cloneNode()": "A copy of a shape of the other picture of the exercise.",
    },
    "theme/scripts/plan-app.js": {"this.data=data;": "The data of the page; no element."},
    "theme/scripts/plan-calendar.js": {
        "//${data.words.calendar.product}//EN": "The name of the maker of a calendar file."
    },
    "theme/scripts/plan-dom.js": {
        "function createElement(name,attributes={},": MAKES,
        "document.createElement((tag))": MAKES,
        "element.setAttribute(key,value===true": MAKES,
        'createElement(kind,{type:"button"': "A button.",
        ",href:`#${id}`}": "A place on the page.",
    },
    "theme/scripts/plan-file.js": {
        "FITS[field.type](": "One of the tests of a value, from the table above.",
        "extra[name](": "One of the readers of a value, from the table that is handed in.",
    },
    "theme/scripts/device.js": {**STORAGE, "Object.keys(localStorage)": KEPT},
    "theme/scripts/plan-later.js": {
        'createElement("script",{src:this.addressOf(name,this.losses)})': "One of the site's own scripts, named by the template.",
        "location.reload()": "The page itself, once its site was updated.",
        "window.setTimeout(lose,PATIENCE)": "It gives up a script that does not come.",
        "window.setTimeout(say,this.isLate": "It waits until a reader would wonder.",
    },
    "theme/scripts/plan-keep.js": {
        "URL.createObjectURL(new Blob([text],{type}))": OWN_FILE,
        'diaryLink.setAttribute("href",`${this.page}#diary=${diary}`)': "A link to the site's own page; what is behind # stays.",
        '{id:"keep-other",href:location.pathname,target:"_blank"}': "The page itself, in a new tab.",
        "{href:lastAddress,download:name,hidden:true}": OWN_FILE,
        "document.body.append(link);link.click();": OWN_FILE,
        'page.createElement("meta")': OWN_FILE,
        "element.setAttribute(name,value)": OWN_FILE,
        'page.createElement("style")': OWN_FILE,
        '{"http-equiv":"Content-Security-Policy",': "The saved copy of a plan may load nothing.",
        'page.importNode(paper.makePaper(app,"plan"),true)': OWN_FILE,
        "page.documentElement.outerHTML": OWN_FILE,
    },
    "theme/scripts/voice.js": {
        '("speechSynthesis"in window?window.speechSynthesis:null)': LOCAL,
        "new window.SpeechSynthesisUtterance(text)": LOCAL,
    },
    "plugins/alsguide/hosting/no_worker.js": CACHES,
    "plugins/alsguide/hosting/worker.js": {
        **CACHES,
        "self.clients.claim()": WORKER,
        'self.addEventListener("fetch",': WORKER,
        'fetch(SCOPE+address,{cache:"no-cache"})': WORKER,
        "fetch(event.request)": WORKER,
        "await fetch(request)": WORKER,
        "new URL(request.url)": WORKER,
        "new URL(url)": WORKER,
        "new URL(SCOPE)": WORKER,
        "new Response(": "An answer to a page of the site.",
        "new Headers(": "An answer to a page of the site.",
        "setTimeout(resolve,WAIT)": "It waits for the network.",
    },
}
