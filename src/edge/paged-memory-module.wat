;; The component's memory for WASI 0.2: a core module of its own, instantiated first, so that imports can be
;; lowered against it and the handler needs no shim. The site is a passive segment, which hosts keep once and
;; no instance copies; the handler fetches what it needs (paged-memory.ts has the map). Linking puts the site
;; in (build/bundle/link.ts); only this module differs from site to site.
(module
  (memory (export "memory") 1)
  ;; Next free byte of the request arena; the handler resets it.
  (global $arena (export "arena") (mut i32) (i32.const 0x4040))
  ;; Set when a request did not fit the arena: it is then answered 431.
  (global $spilled (export "spilled") (mut i32) (i32.const 0))
  ;; Next free byte of what was grown for such a request.
  (global $spill (mut i32) (i32.const 0))
  (func (export "fetch") (param $to i32) (param $offset i32) (param $length i32)
    (memory.init $site (local.get $to) (local.get $offset) (local.get $length)))
  (func (export "cabi_realloc") (param $old i32) (param $oldSize i32) (param $align i32) (param $size i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and
      (i32.add (global.get $arena) (i32.sub (local.get $align) (i32.const 1)))
      (i32.sub (i32.const 0) (local.get $align))))
    (if (i32.gt_u (local.get $size) (i32.sub (i32.const 0x24040) (local.get $at)))
      (then (local.set $at (call $grow (local.get $size))))
      (else
        (global.set $arena (i32.add (local.get $at) (local.get $size)))
        (if (i32.gt_u (global.get $arena) (i32.const 0x10000)) (then (call $reach (i32.const 0x30000))))))
    (if (local.get $oldSize)
      (then (memory.copy (local.get $at) (local.get $old)
        (select (local.get $oldSize) (local.get $size) (i32.lt_u (local.get $oldSize) (local.get $size))))))
    (local.get $at))
  ;; Memory is only ever grown for large requests: growing costs as much as an answer. What was grown once
  ;; serves the next; where nothing can be had the host sees an address outside the memory and ends the request.
  (func $reach (param $end i32)
    (if (i32.gt_u (local.get $end) (i32.shl (memory.size) (i32.const 16))) (then
      (drop (memory.grow (i32.shr_u
        (i32.add (i32.sub (local.get $end) (i32.shl (memory.size) (i32.const 16))) (i32.const 0xffff))
        (i32.const 16)))))))
  (func $grow (param $size i32) (result i32)
    (local $at i32)
    (if (i32.eqz (global.get $spilled)) (then
      (global.set $spilled (i32.const 1))
      (global.set $spill (i32.const 0x30000))))
    (local.set $at (i32.and (i32.add (global.get $spill) (i32.const 15)) (i32.const -16)))
    (global.set $spill (i32.add (local.get $at) (local.get $size)))
    (call $reach (global.get $spill))
    (local.get $at))
  ;; Linking writes the pack's length here.
  (data (i32.const 0x3f8) "\00\00\00\00")
  ;; @STATIC_DATA@
  (data $site "")
)
