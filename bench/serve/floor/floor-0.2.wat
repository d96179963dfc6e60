;; The floor for WASI 0.2: answers every request with one page and decides nothing, by the calls of the host
;; that an answer takes. Framed like the site's handler (src/edge/wasi-http-0.2.ts), so what the site costs
;; beyond it is what HTTP costs. Its pack (link-floor.ts): the header list's address and length, the body's.
(module
  (import "env" "memory" (memory 1))
  (import "wasi:http/types@0.2.0" "[method]incoming-request.path-with-query" (func $target (param i32 i32)))
  (import "fields" "[static]fields.from-list" (func $fields (param i32 i32 i32)))
  (import "wasi:http/types@0.2.0" "[constructor]outgoing-response" (func $response (param i32) (result i32)))
  (import "wasi:http/types@0.2.0" "[method]outgoing-response.set-status-code" (func $status (param i32 i32) (result i32)))
  (import "wasi:http/types@0.2.0" "[method]outgoing-response.body" (func $body (param i32 i32)))
  (import "wasi:http/types@0.2.0" "[method]outgoing-body.write" (func $stream (param i32 i32)))
  (import "wasi:http/types@0.2.0" "[static]outgoing-body.finish" (func $finish (param i32 i32 i32 i32)))
  (import "wasi:http/types@0.2.0" "[static]response-outparam.set"
    (func $set (param i32 i32 i32 i32 i64 i32 i32 i32 i32)))
  (import "wasi:io/streams@0.2.0" "[method]output-stream.check-write" (func $check (param i32 i32)))
  (import "wasi:io/streams@0.2.0" "[method]output-stream.write" (func $write (param i32 i32 i32 i32)))
  (import "wasi:io/streams@0.2.0" "[resource-drop]output-stream" (func $drop-stream (param i32)))
  ;; The host writes the target from the arena's start on, 0x4000, and results at 0x1800.
  (func (export "handle") (param $request i32) (param $out i32)
    (local $answer i32) (local $content i32) (local $to i32)
    (call $target (local.get $request) (i32.const 0x1800))
    (call $fields (i32.load (i32.const 0x8000)) (i32.load (i32.const 0x8004)) (i32.const 0x1800))
    (local.set $answer (call $response (i32.load (i32.const 0x1804))))
    (drop (call $status (local.get $answer) (i32.const 200)))
    (call $body (local.get $answer) (i32.const 0x1800))
    (local.set $content (i32.load (i32.const 0x1804)))
    (call $stream (local.get $content) (i32.const 0x1800))
    (local.set $to (i32.load (i32.const 0x1804)))
    (call $set (local.get $out) (i32.const 0) (local.get $answer)
      (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))
    (call $check (local.get $to) (i32.const 0x1800))
    (call $write (local.get $to) (i32.load (i32.const 0x8008)) (i32.load (i32.const 0x800c)) (i32.const 0x1800))
    (call $drop-stream (local.get $to))
    (call $finish (local.get $content) (i32.const 0) (i32.const 0) (i32.const 0x1800))))
