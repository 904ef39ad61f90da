import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  ChargeRecorded,
  ChargesRecorded,
  chargeFlags,
  writtenCharge,
  writtenCharges,
} from "./charge";

const money = fc.maxSafeInteger();
const charge: fc.Arbitrary<ChargeRecorded> = fc.record({
  flags: fc.subarray([...chargeFlags]),
  price_version: fc.option(fc.nat()),
  balance_percent: fc.double({ noNaN: true, noDefaultInfinity: true }),
  available: money,
  balance: money,
  from_booster: money,
  from_allowance: money,
  cost: money,
  quota_pool: fc.constantFrom("pool-1", "personal:a@b.c"),
  charge_id: fc.stringMatching(/^[\x21-\x7e]{1,128}$/),
});
const error = fc.record({
  code: fc.constantFrom("request.invalid", "quota.pool_not_found"),
  status: fc.constantFrom(400, 404),
  details: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
});
const item = fc.oneof(
  charge.map((recorded) => ({ ok: true as const, charge: recorded })),
  fc.record({ ok: fc.constant(false as const), charge_id: fc.option(fc.string()), error }),
);

test("an answer written by hand is to the byte what its schema makes of it", () => {
  fc.assert(
    fc.property(charge, (recorded) => {
      const written = JSON.stringify(writtenCharge(recorded));
      expect(written).toBe(JSON.stringify(z.encode(ChargeRecorded, recorded)));
    }),
  );
  fc.assert(
    fc.property(fc.nat(), fc.array(item), (booked, results) => {
      const recorded = { booked, failed: results.length, results };
      const written = JSON.stringify(writtenCharges(recorded));
      expect(written).toBe(JSON.stringify(z.encode(ChargesRecorded, recorded)));
    }),
  );
});
