;; The component's memory: a core module of its own, instantiated first, so that imports can be lowered
;; against it and the handler needs no shim. Linking gives it the site (build/bundle/link.ts): hosts map
;; its data copy-on-write, and only this module differs from site to site.
(module
  (memory (export "memory") 3)
  ;; Next free byte of the request arena; the handler resets it.
  (global $arena (export "arena") (mut i32) (i32.const 0x10000))
  ;; Set when a request did not fit the arena: it is then answered 431.
  (global $spilled (export "spilled") (mut i32) (i32.const 0))
  ;; Next free byte of what was grown for such a request, and its end.
  (global $spill (mut i32) (i32.const 0))
  (func (export "cabi_realloc") (param $old i32) (param $oldSize i32) (param $align i32) (param $size i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and
      (i32.add (global.get $arena) (i32.sub (local.get $align) (i32.const 1)))
      (i32.sub (i32.const 0) (local.get $align))))
    (if (i32.gt_u (local.get $size) (i32.sub (i32.const 0x30000) (local.get $at)))
      (then (local.set $at (call $grow (local.get $size))))
      (else (global.set $arena (i32.add (local.get $at) (local.get $size)))))
    (if (local.get $oldSize)
      (then (memory.copy (local.get $at) (local.get $old)
        (select (local.get $oldSize) (local.get $size) (i32.lt_u (local.get $oldSize) (local.get $size))))))
    (local.get $at))
  ;; Memory is only ever grown here, for a request that will be refused: growing costs as much as an answer.
  ;; What was grown once serves the next such request; where nothing can be had the host sees an address
  ;; outside the memory and ends the request.
  (func $grow (param $size i32) (result i32)
    (local $at i32) (local $pages i32)
    (if (i32.eqz (global.get $spilled)) (then
      (global.set $spilled (i32.const 1))
      (if (i32.eqz (global.get $first)) (then (global.set $first (i32.shl (memory.size) (i32.const 16)))))
      (global.set $spill (global.get $first))))
    (local.set $at (i32.and (i32.add (global.get $spill) (i32.const 15)) (i32.const -16)))
    (global.set $spill (i32.add (local.get $at) (local.get $size)))
    (if (i32.gt_u (global.get $spill) (i32.shl (memory.size) (i32.const 16))) (then
      (local.set $pages (i32.shr_u (i32.add (i32.sub (global.get $spill) (i32.shl (memory.size) (i32.const 16))) (i32.const 0xffff)) (i32.const 16)))
      (if (i32.eq (memory.grow (local.get $pages)) (i32.const -1)) (then (return (i32.const -1))))))
    (local.get $at))
  (global $first (mut i32) (i32.const 0))
  ;; @STATIC_DATA@
)
