"""Style sheets for old browsers: what is written in place of what they do not know."""

import pytest

from alsguide.site.old_browsers import for_old_browsers


@pytest.mark.parametrize(
    ("css", "written"),
    [
        ("a{b:c}", "a{b:c}"),
        (
            "a{min-block-size:1px;--block-size:2px;border-block-end-width:3px}",
            "a{min-height:1px;--block-size:2px;border-bottom-width:3px}",
        ),
        ("a{margin-block:0}", "a{margin-top:0;margin-bottom:0}"),
        (
            "a{padding-inline:calc(1px + 2px) 3px!important}",
            "a{padding-inline-start:calc(1px + 2px)!important;padding-inline-end:3px!important}",
        ),
        (".a :is(b,.c>d) e,f{g:h}", ".a b e,.a .c>d e,f{g:h}"),
        (":where(a,b)>:not(c,.d){e:f}", "a>:not(c):not(.d),b>:not(c):not(.d){e:f}"),
        ("a,b:has(c){d:e}", "a{d:e}b:has(c){d:e}"),
        ("a{b:max(6rem,96px)}", "a{b:96px;b:max(6rem,96px)}"),
        ("a{b:c(min(100%,var(--d)),1fr)}", "a{b:c(var(--d),1fr);b:c(min(100%,var(--d)),1fr)}"),
        (
            ":root{--a:clamp(1rem,2rem + 3vw,4rem);--b:c}",
            ":root{--a:1rem;--b:c}@supports (inset:0) and (width:min(1px,2px)){:root{--a:clamp(1rem,2rem + 3vw,4rem)}}",
        ),
        ("a{overflow-wrap:anywhere}", "a{overflow-wrap:break-word;overflow-wrap:anywhere}"),
        ("a{b:d(min(100%,15rem),1fr)}", "a{b:d(15rem,1fr);b:d(min(100%,15rem),1fr)}"),
        ("a{b:d(min(100%,20rem),1fr)}", "a{b:d(100%,1fr);b:d(min(100%,20rem),1fr)}"),
        (
            "a{inset-inline-end:1px;b:c}",
            "a{right:1px;b:c}@supports (inset:0) and (width:min(1px,2px)){a{right:auto;inset-inline-end:1px}}",
        ),
        ("a{inset-block-start:0;b:100dvh}", "a{top:0;b:100vh;b:100dvh}"),
        ('@page{margin:1mm;@bottom-center{content:"a;b"}}', '@page{margin:1mm;@bottom-center{content:"a;b"}}'),
        (
            "@media print{a{margin-inline:1px}b{c:d}}",
            "@media print{a{margin-inline-start:1px;margin-inline-end:1px}b{c:d}}",
        ),
        (
            "a{display:flex;b:c;gap:1px}d{display:flex}e,f>g{gap:1px;display:inline-flex}h{display:grid;gap:1px}",
            "@supports not (inset:0){a>*,e>*,f>g>*{margin:4px}}"
            "a{display:flex;b:c;gap:1px}d{display:flex}e,f>g{gap:1px;display:inline-flex}h{display:grid;gap:1px}",
        ),
        ('a::before{content:"}; margin-block:0"}', 'a::before{content:"}; margin-block:0"}'),
    ],
)
def test_what_old_browsers_do_not_know_is_written_so_that_they_do(css: str, written: str) -> None:
    assert for_old_browsers(css) == written
