"""A window of WebKitGTK that does what it is told, for engines.py. The system's Python runs it: it has the bindings.

It reads one command a line, as JSON, and answers each with a line of JSON.
"""

import json
import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

SAID = """
(say => {
    const log = console.error;
    console.error = (...words) => { say(words.join(" ")); log.apply(console, words); };
    addEventListener("error", event => say(event.message || `${event.target.src || event.target.href} did not load`), true);
    addEventListener("unhandledrejection", event => say(String(event.reason)));
    addEventListener("securitypolicyviolation", event => say(`${event.violatedDirective} kept ${event.blockedURI} away`));
})(text => webkit.messageHandlers.said.postMessage(text));
"""
"""Tells the window what failed on a page, before any script of the page runs."""

MARGINS = """
const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
const inner = rules.flatMap(rule => rule.media?.mediaText === 'print' ? [...rule.cssRules] : [rule]);
const pages = inner.filter(rule => rule instanceof CSSPageRule && !rule.selectorText);
return JSON.stringify(['top', 'right', 'bottom', 'left'].map(
    side => pages.map(page => parseFloat(page.style.getPropertyValue(`margin-${side}`))).filter(Number.isFinite).pop() ?? 10
));
"""
"""Gives the margins of a printed page in millimeters: WebKitGTK lays a page out for them, and prints into those of the paper."""


KEYS = {"Enter": "Return", "Space": "space"}
"""The names that GTK has for keys, where they are others."""


def confirm(_: Any, dialog: Any) -> bool:
    """Say yes when a page asks whether to leave it: else the window waits for a reader whom there is not."""
    if dialog.get_dialog_type() in (WebKit2.ScriptDialogType.CONFIRM, WebKit2.ScriptDialogType.BEFORE_UNLOAD_CONFIRM):
        dialog.confirm_set_confirmed(True)
    return True


class Window:
    """A window with one page."""

    def __init__(self) -> None:
        context = WebKit2.WebContext.new_ephemeral()
        self.said: list[str] = []
        manager = WebKit2.UserContentManager()
        manager.connect(
            "script-message-received::said", lambda _, found: self.said.append(found.get_js_value().to_string())
        )
        manager.register_script_message_handler("said")
        frames, moment = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
        manager.add_script(WebKit2.UserScript.new(SAID, frames, moment, None, None))
        settings = WebKit2.Settings(allow_file_access_from_file_urls=True, allow_universal_access_from_file_urls=True)
        self.view = WebKit2.WebView(web_context=context, user_content_manager=manager, settings=settings)
        self.view.connect("script-dialog", confirm)
        self.window = Gtk.OffscreenWindow()
        self.window.add(self.view)
        self.window.show_all()

    def open(self, url: str, width: int) -> None:
        """Open an address in a window of some width, and wait until it has loaded."""
        self.view.set_size_request(width, 800)
        self.window.resize(width, 800)
        loop = GLib.MainLoop()

        def changed(_: Any, event: Any) -> None:
            if event == WebKit2.LoadEvent.FINISHED:
                loop.quit()

        handler = self.view.connect("load-changed", changed)
        self.view.load_uri(url)
        loop.run()
        self.view.disconnect(handler)

    def run(self, script: str, text: str) -> Any:
        """Return what a function in JavaScript gives, or what it promises."""
        return self.call(f"return JSON.stringify(await ({script})(JSON.parse(text)))", text)

    def call(self, body: str, text: str = "") -> Any:
        """Return what the body of a function gives, or what it promises."""
        loop, found = GLib.MainLoop(), []

        def done(view: Any, result: Any) -> None:
            try:
                found.append(view.call_async_javascript_function_finish(result).to_string())
            except GLib.Error as error:
                found.append(error)
            loop.quit()

        arguments = GLib.Variant("a{sv}", {"text": GLib.Variant("s", text)})
        self.view.call_async_javascript_function(body, -1, arguments, None, None, None, done)
        loop.run()
        if isinstance(found[0], GLib.Error):
            raise RuntimeError(found[0].message)
        return found[0]

    def press(self, name: str) -> None:
        """Press a key and let it go, as a keyboard does: the window hears it, and the page when it has the focus."""
        display = Gdk.Display.get_default()
        code = Gdk.keyval_from_name(KEYS.get(name, name))
        _, places = Gdk.Keymap.get_for_display(display).get_entries_for_keyval(code)
        self.view.grab_focus()
        for kind in (Gdk.EventType.KEY_PRESS, Gdk.EventType.KEY_RELEASE):
            event = Gdk.Event.new(kind)
            event.window, event.time, event.keyval = self.view.get_window(), Gtk.get_current_event_time(), code
            event.hardware_keycode = places[0].keycode
            event.set_device(display.get_default_seat().get_keyboard())
            self.view.event(event)

    def set_dark(self, dark: bool) -> None:
        """Say whether the reader wants dark pages."""
        Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", dark)

    def print_to(self, pdf: str) -> None:
        """Print the page as it is."""
        loop, failed = GLib.MainLoop(), []
        operation = WebKit2.PrintOperation.new(self.view)
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(pdf).as_uri())
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        operation.set_print_settings(settings)
        setup = Gtk.PageSetup()
        setup.set_paper_size(Gtk.PaperSize.new("na_letter"))
        sides = setup.set_top_margin, setup.set_right_margin, setup.set_bottom_margin, setup.set_left_margin
        for set_margin, wide in zip(sides, json.loads(self.call(MARGINS)), strict=True):
            set_margin(wide, Gtk.Unit.MM)
        operation.set_page_setup(setup)
        operation.connect("failed", lambda _, error: failed.append(error.message))
        operation.connect("finished", lambda _: loop.quit())
        operation.print_()
        loop.run()
        if failed:
            raise RuntimeError(failed[0])

    def errors(self) -> list[str]:
        """Return what failed since this was last asked."""
        said, self.said = self.said, []
        return said


def main() -> None:
    """Do what the lines say, until there are no more."""
    window = Window()
    for line in sys.stdin:
        name, *given = json.loads(line)
        try:
            answer = {"result": getattr(window, name)(*given)}
        except RuntimeError as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


main()
