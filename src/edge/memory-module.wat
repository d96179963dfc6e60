;; The component's memory: a core module of its own, instantiated first, so that imports can be lowered
;; against it and the handler needs no shim. The site is a passive segment, which hosts keep once and no
;; instance copies; the handler fetches what it needs (memory.ts has the map). Linking puts the site in
;; (build/bundle/link.ts); only this module differs from site to site.
(module
  (memory (export "memory") 1)
  ;; The request arena: its next free byte, and the end of the room that it is in. The handler resets both.
  (global $arena (export "arena") (mut i32) (i32.const 0x4000))
  (global $end (export "arena_end") (mut i32) (i32.const 0x8000))
  ;; Where the room for large requests begins, once one has come; 0: none has.
  (global $large (mut i32) (i32.const 0))
  ;; Set when a request did not fit the arena: it is then answered 431.
  (global $spilled (export "spilled") (mut i32) (i32.const 0))
  ;; What was grown for such a request: its start, its end, and its next free byte.
  (global $first (mut i32) (i32.const 0))
  (global $last (mut i32) (i32.const 0))
  (global $spill (mut i32) (i32.const 0))
  (func (export "fetch") (param $to i32) (param $offset i32) (param $length i32)
    (memory.init $site (local.get $to) (local.get $offset) (local.get $length)))
  ;; Room in the arena; 0: it is full. Memory is only ever grown for large requests, since growing costs as
  ;; much as an answer; what was grown once serves the next. `large` is 128 KiB, all that a request may take.
  ;; Where so much else was grown before that it does not end below the addresses of the pack there is none.
  (func $reserve (param $align i32) (param $size i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and
      (i32.add (global.get $arena) (i32.sub (local.get $align) (i32.const 1)))
      (i32.sub (i32.const 0) (local.get $align))))
    (if (i32.le_u (local.get $at) (global.get $end)) (then
      (if (i32.le_u (local.get $size) (i32.sub (global.get $end) (local.get $at))) (then
        (global.set $arena (i32.add (local.get $at) (local.get $size)))
        (return (local.get $at))))))
    (if (i32.gt_u (global.get $end) (i32.const 0x8000)) (then (return (i32.const 0))))
    (if (i32.eqz (global.get $large)) (then
      ;; Past 0x400000 an address would be taken for one of the pack.
      (if (i32.gt_u (memory.size) (i32.const 0x3e)) (then (return (i32.const 0))))
      (local.set $at (memory.grow (i32.const 2)))
      (if (i32.eq (local.get $at) (i32.const -1)) (then (return (i32.const 0))))
      (global.set $large (i32.shl (local.get $at) (i32.const 16)))))
    (if (i32.gt_u (local.get $size) (i32.const 0x20000)) (then (return (i32.const 0))))
    (global.set $arena (i32.add (global.get $large) (local.get $size)))
    (global.set $end (i32.add (global.get $large) (i32.const 0x20000)))
    (global.get $large))
  (func (export "cabi_realloc") (param $old i32) (param $oldSize i32) (param $align i32) (param $size i32) (result i32)
    (local $at i32)
    (local.set $at (call $reserve (local.get $align) (local.get $size)))
    (if (i32.eqz (local.get $at)) (then (local.set $at (call $grow (local.get $size)))))
    (if (local.get $oldSize)
      (then (memory.copy (local.get $at) (local.get $old)
        (select (local.get $oldSize) (local.get $size) (i32.lt_u (local.get $oldSize) (local.get $size))))))
    (local.get $at))
  ;; Room past the arena: in what was grown last, or in as much again and more, so that one that comes often
  ;; does not grow memory for ever. Where nothing can be had the host sees an address outside the memory and
  ;; ends the request.
  (func $grow (param $size i32) (result i32)
    (local $at i32) (local $pages i32) (local $more i32)
    (if (i32.eqz (global.get $spilled)) (then
      (global.set $spilled (i32.const 1))
      (global.set $spill (global.get $first))))
    (local.set $at (i32.and (i32.add (global.get $spill) (i32.const 15)) (i32.const -16)))
    (if (i32.gt_s (local.get $size) (i32.sub (global.get $last) (local.get $at))) (then
      (local.set $pages (i32.add (i32.shr_u (local.get $size) (i32.const 16)) (i32.const 1)))
      (local.set $more (i32.shr_u (i32.sub (global.get $last) (global.get $first)) (i32.const 15)))
      (if (i32.lt_u (local.get $pages) (local.get $more)) (then (local.set $pages (local.get $more))))
      (local.set $at (memory.grow (local.get $pages)))
      (if (i32.eq (local.get $at) (i32.const -1)) (then (return (i32.const -1))))
      (local.set $at (i32.shl (local.get $at) (i32.const 16)))
      (global.set $first (local.get $at))
      (global.set $last (i32.shl (memory.size) (i32.const 16)))))
    (global.set $spill (i32.add (local.get $at) (local.get $size)))
    (local.get $at))
  ;; Linking writes the pack's length here.
  (data (i32.const 0x3f8) "\00\00\00\00")
  ;; @STATIC_DATA@
  (data $site "")
)
