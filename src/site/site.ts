/**
 * The opened pack: what its header says, checked once, and the bounds that every later read is held to.
 * No address that stands in a pack is followed before `holds` or `holdsTable` has agreed.
 */
import {
  ANSWER_COUNT,
  HEADER_ANSWERS,
  HEADER_FALLBACK_RULE_COUNT,
  HEADER_FALLBACK_RULES,
  HEADER_FORCED_RULE_COUNT,
  HEADER_FORCED_RULES,
  HEADER_HEADER_RULE_COUNT,
  HEADER_HEADER_RULES,
  HEADER_IS_TIMED,
  HEADER_LENGTH,
  HEADER_LONGEST_PROBE,
  HEADER_MAGIC,
  HEADER_RULE_SIZE,
  HEADER_SIZE,
  HEADER_SLOT_COUNT,
  HEADER_SLOTS,
  HEADER_VERSION,
  LAYOUT_VERSION,
  MAGIC,
  PACK_BASE,
  RULE_SIZE,
  SLOT_SIZE,
} from './layout.ts';
import { loadI32, memorySize, multiply } from './memory.ts';

/** No table has more entries: with records of at most 64 bytes its size stays below 2^31. */
const MAX_TABLE_COUNT: i32 = 1 << 24;

export class Site {
  /** The address after the pack's last byte. */
  end: i32 = 0;
  slots: i32 = 0;
  slotCount: i32 = 0;
  longestProbe: i32 = 0;
  /** Address of ANSWER_COUNT version addresses. */
  answers: i32 = 0;
  forcedRules: i32 = 0;
  forcedRuleCount: i32 = 0;
  fallbackRules: i32 = 0;
  fallbackRuleCount: i32 = 0;
  headerRules: i32 = 0;
  headerRuleCount: i32 = 0;
  /** Whether what some path answers depends on the time. */
  isTimed: bool = false;

  /** Whether the `length` bytes at `at` all lie in the pack. Any two integers may be asked about. */
  holds(at: i32, length: i32): bool {
    return at >= PACK_BASE && length >= 0 && length <= this.end - at;
  }

  /** Whether `count` records of `size` bytes (at most 64) at `at` lie in the pack, aligned to 4. */
  holdsTable(at: i32, count: i32, size: i32): bool {
    if ((at & 3) !== 0 || count < 0 || count > MAX_TABLE_COUNT) return false;
    return this.holds(at, multiply(count, size));
  }
}

/**
 * Opens the pack at PACK_BASE. Null where the memory holds none that this reader understands: wrong magic
 * or layout version, a length that is not that of the memory's content, or a table out of bounds.
 */
export function openSite(): Site | null {
  if (memorySize() < PACK_BASE + HEADER_SIZE) return null;
  if (loadI32(PACK_BASE + HEADER_MAGIC) !== MAGIC) return null;
  if (loadI32(PACK_BASE + HEADER_VERSION) !== LAYOUT_VERSION) return null;
  const length: i32 = loadI32(PACK_BASE + HEADER_LENGTH);
  if (length < HEADER_SIZE || (length & 3) !== 0 || length > memorySize() - PACK_BASE) return null;

  const site: Site = new Site();
  site.end = PACK_BASE + length;
  site.slots = loadI32(PACK_BASE + HEADER_SLOTS);
  site.slotCount = loadI32(PACK_BASE + HEADER_SLOT_COUNT);
  site.longestProbe = loadI32(PACK_BASE + HEADER_LONGEST_PROBE);
  site.answers = loadI32(PACK_BASE + HEADER_ANSWERS);
  site.forcedRules = loadI32(PACK_BASE + HEADER_FORCED_RULES);
  site.forcedRuleCount = loadI32(PACK_BASE + HEADER_FORCED_RULE_COUNT);
  site.fallbackRules = loadI32(PACK_BASE + HEADER_FALLBACK_RULES);
  site.fallbackRuleCount = loadI32(PACK_BASE + HEADER_FALLBACK_RULE_COUNT);
  site.headerRules = loadI32(PACK_BASE + HEADER_HEADER_RULES);
  site.headerRuleCount = loadI32(PACK_BASE + HEADER_HEADER_RULE_COUNT);
  site.isTimed = loadI32(PACK_BASE + HEADER_IS_TIMED) !== 0;

  if (site.slotCount < 1 || (site.slotCount & (site.slotCount - 1)) !== 0) return null;
  if (site.longestProbe < 0 || site.longestProbe > site.slotCount) return null;
  if (!site.holdsTable(site.slots, site.slotCount, SLOT_SIZE)) return null;
  if (!site.holdsTable(site.answers, ANSWER_COUNT, 4)) return null;
  if (!site.holdsTable(site.forcedRules, site.forcedRuleCount, RULE_SIZE)) return null;
  if (!site.holdsTable(site.fallbackRules, site.fallbackRuleCount, RULE_SIZE)) return null;
  if (!site.holdsTable(site.headerRules, site.headerRuleCount, HEADER_RULE_SIZE)) return null;
  return site;
}
