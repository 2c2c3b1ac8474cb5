import assert from "node:assert/strict";
import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, privateDecrypt, randomBytes, verify } from "node:crypto";
import { test } from "node:test";
import { blind, checkToken, finishToken, isSigned, requestToken } from "./blind.ts";
import { mod, Point, readPoint, sumOf } from "./group.ts";

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replace(/\s/g, ""), "hex"));
const hexOf = (b: Uint8Array): string => Buffer.from(b).toString("hex");
const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));

/** RFC 9496, A.1: multiples of the generator from 0 to 15. */
const MULTIPLES = `
0000000000000000000000000000000000000000000000000000000000000000 e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76
6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919 94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259
da80862773358b466ffadfe0b3293ab3d9fd53c5ea6c955358f568322daf6a57 e882b131016b52c1d3337080187cf768423efccbb517bb495ab812c4160ff44e
f64746d3c92b13050ed8d80236a7f0007c3b3f962f5ba793d19a601ebb1df403 44f53520926ec81fbd5a387845beb7df85a96a24ece18738bdcfa6a7822a176d
903293d8f2287ebe10e2374dc1a53e0bc887e592699f02d077d5263cdd55601c 02622ace8f7303a31cafc63f8fc48fdc16e1c8c8d234b2f0d6685282a9076031
20706fd788b2720a1ed2a5dad4952b01f413bcf0e7564de8cdc816689e2db95f bce83f8ba5dd2fa572864c24ba1810f9522bc6004afe95877ac73241cafdab42
e4549ee16b9aa03099ca208c67adafcafa4c3f3e4e5303de6026e3ca8ff84460 aa52e000df2e16f55fb1032fc33bc42742dad6bd5a8fc0be0167436c5948501f
46376b80f409b29dc2b5f6f0c52591990896e5716f41477cd30085ab7f10301e e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e`
  .trim()
  .split(/\s+/);

/** RFC 9496, A.2: what is the encoding of no element. */
const NO_POINTS = `
00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
0100000000000000000000000000000000000000000000000000000000000000 01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20 c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562
c940e5a4404157cfb1628b108db051a8d439e1a421394ec4ebccb9ec92a8ac78 47cfc5497c53dc8e61c91d17fd626ffb1c49e2bca94eed052281b510b1117a24
f1c6165d33367351b0da8f6e4511010c68174a03b6581212c71c0e1d026c3c72 87260f7a2f12495118360f02c26a470f450dadf34a413d21042b43b9d93e1309
26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371 4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f
de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad7b bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042
2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08 f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22
8268436f8c4126196cf64b3c7ddbda90746a378625f9813dd9b8457077256731 2810e5cbc2cc4d4eece54f61c6f69758e289aa7ab440b3cbeaa21995c2f4232b
3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220
d483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e 8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32
32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b 227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165
5c37cc491da847cfeb9281d407efc41e15144c876e0170b499a96a22ed31e01e 445425117cb8c90edcbc7c1cc0e74f747f2c1efa5630a967c64f287792a48a4b
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f`
  .trim()
  .split(/\s+/);

test("RFC 9496: multiples of the generator, read and written; what is no element is not read", () => {
  assert.deepEqual([MULTIPLES.length, NO_POINTS.length], [16, 29]);
  MULTIPLES.forEach((hex, k) => {
    assert.equal(hexOf(Point.BASE.multiplyUnsafe(BigInt(k)).toBytes()), hex);
    assert.ok(readPoint(bytes(hex))?.equals(Point.BASE.multiplyUnsafe(BigInt(k))));
  });
  for (const hex of NO_POINTS) assert.equal(readPoint(bytes(hex)), undefined, hex);
  for (const length of [0, 31, 33]) assert.equal(readPoint(new Uint8Array(length)), undefined);
});

test("sums by buckets are the sums of the multiples", () => {
  for (const [n, bits] of [
    [1, 253n],
    [3, 128n],
    [40, 253n],
    [150, 128n],
  ] as const) {
    const scalars = Array.from({ length: n }, (_, i) =>
      i % 7 === 0 ? BigInt(i) : mod(BigInt(`0x${hexOf(random(40))}`) & ((1n << bits) - 1n)),
    );
    const points = scalars.map((_, i) => Point.BASE.multiplyUnsafe(BigInt(i * i + 1)));
    const total = mod(scalars.reduce((sum, s, i) => sum + s * BigInt(i * i + 1), 0n));
    assert.ok(sumOf(points, scalars).equals(Point.BASE.multiplyUnsafe(total)));
  }
  assert.ok(sumOf([], []).is0());
});

/** RFC 9474, A.3: RSABSSA-SHA384-PSS-Randomized. */
const RFC = {
  p: `e1f4d7a34802e27c7392a3cea32a262a34dc3691bd87f3f310dc75673488930559c120fd0410194fb8a0da55bd0b81227e843fdca6692ae80e5a5d414116d4803f
    ca7d8c30eaaae57e44a1816ebb5c5b0606c536246c7f11985d731684150b63c9a3ad9e41b04c0b5b27cb188a692c84696b742a80d3cd00ab891f2457443dadfeba
    6d6daf108602be26d7071803c67105a5426838e6889d77e8474b29244cefaf418e381b312048b457d73419213063c60ee7b0d81820165864fef93523c9635c2221
    0956e53a8d96322493ffc58d845368e2416e078e5bcb5d2fd68ae6acfa54f9627c42e84a9d3f2774017e32ebca06308a12ecc290c7cd1156dcccfb2311`,
  q: `c601a9caea66dc3835827b539db9df6f6f5ae77244692780cd334a006ab353c806426b60718c05245650821d39445d3ab591ed10a7339f15d83fe13f6a3dfb20b9
    452c6a9b42eaa62a68c970df3cadb2139f804ad8223d56108dfde30ba7d367e9b0a7a80c4fdba2fd9dde6661fc73fc2947569d2029f2870fc02d8325acf28c9afa
    19ecf962daa7916e21afad09eb62fe9f1cf91b77dc879b7974b490d3ebd2e95426057f35d0a3c9f45f79ac727ab81a519a8b9285932d9b2e5ccd347e59f3f32ad9
    ca359115e7da008ab7406707bd0e8e185a5ed8758b5ba266e8828f8d863ae133846304a2936ad7bc7c9803879d2fc4a28e69291d73dbd799f8bc238385`,
  message: "8f3dc6fb8c4a02f4d6352edf0907822c1210a9b32f9bdda4c45a698c80023aa6b59f8cfec5fdbb36331372ebefedae7d",
  prefix: "8417e699b219d583fb6216ae0c53ca0e9723442d02f1d1a34295527e7d929e8b",
  salt: "051722b35f458781397c3a671a7d3bd3096503940e4c4f1aaa269d60300ce449555cd7340100df9d46944c5356825abf",
  inverse: `80682c48982407b489d53d1261b19ec8627d02b8cda5336750b8cee332ae260de57b02d72609c1e0e9f28e2040fc65b6f02d56dbd6aa9af8fde656f70495dfb7
    23ba01173d4707a12fddac628ca29f3e32340bd8f7ddb557cf819f6b01e445ad96f874ba235584ee71f6581f62d4f43bf03f910f6510deb85e8ef06c7f09d979
    4a008be7ff2529f0ebb69decef646387dc767b74939265fec0223aa6d84d2a8a1cc912d5ca25b4e144ab8f6ba054b54910176d5737a2cff011da431bd5f2a0d2
    d66b9e70b39f4b050e45c0d9c16f02deda9ddf2d00f3e4b01037d7029cd49c2d46a8e1fc2c0c17520af1f4b5e25ba396afc4cd60c494a4c426448b35b49635b3
    37cfb08e7c22a39b256dd032c00adddafb51a627f99a0e1704170ac1f1912e49d9db10ec04c19c58f420212973e0cb329524223a6aa56c7937c5dffdb5d966b6
    cd4cbc26f3201dd25c80960a1a111b32947bb78973d269fac7f5186530930ed19f68507540eed9e1bab8b00f00d8ca09b3f099aae46180e04e3584bd7ca054df
    18a1504b89d1d1675d0966c4ae1407be325cdf623cf13ff13e4a28b594d59e3eadbadf6136eee7a59d6a444c9eb4e2198e8a974f27a39eb63af2c9af3870488b
    8adaad444674f512133ad80b9220e09158521614f1faadfe8505ef57b7df6813048603f0dd04f4280177a11380fbfc861dbcbd7418d62155248dad5fdec0991f`,
  blinded: `aa3ee045138d874669685ffaef962c7694a9450aa9b4fd6465db9b3b75a522bb921c4c0fdcdfae9667593255099cff51f5d3fd65e8ffb9d3b3036252a6b51b6e
    dfb3f40382b2bbf34c0055e4cbcc422850e586d84f190cd449af11dc65545f5fe26fd89796eb87da4bda0c545f397cddfeeb56f06e28135ec74fd477949e7677
    f6f36cfae8fd5c1c5898b03b9c244cf6d1a4fb7ad1cb43aff5e80cb462fac541e72f67f0a50f1843d1759edfaae92d1a916d3f0efaf4d650db416c3bf8abdb54
    14a78cebc97de676723cb119e77aea489f2bbf530c440ebc5a75dccd3ebf5a412a5f346badd61bee588e5917bdcce9dc33c882e39826951b0b8276c620397194
    7072b726e935816056ff5cb11a71ca2946478584126bb877acdf87255f26e6cca4e0878801307485d3b7bb89b289551a8b65a7a6b93db010423d1406e149c877
    31910306e5e410b41d4da3234624e74f92845183e323cf7eb244f212a695f8856c675fbc3a021ce649e22c6f0d053a9d238841cf3afdc2739f99672a419ae13c
    17f1f8a3bc302ec2e7b98e8c353898b7150ad8877ec841ea6e4b288064c254fefd0d049c3ad196bf7ffa535e74585d0120ce728036ed500942fbd5e6332c298f
    1ffebe9ff60c1e117b274cf0cb9d70c36ee4891528996ec1ed0b178e9f3c0c0e6120885f39e8ccaadbb20f3196378c07b1ff22d10049d3039a7a92fe7efdd95d`,
  signature: `191e941c57510e22d29afad257de5ca436d2316221fe870c7cb75205a6c071c2735aed0bc24c37f3d5bd960ab97a829a508f966bbaed7a82645e65eadaf24ab5
    e6d9421392c5b15b7f9b640d34fec512846a3100b80f75ef51064602118c1a77d28d938f6efc22041d60159a518d3de7c4d840c9c68109672d743d299d8d2577
    ef60c19ab463c716b3fa75fa56f5735349d414a44df12bf0dd44aa3e10822a651ed4cb0eb6f47c9bd0ef14a034a7ac2451e30434d513eb22e68b7587a8de9b4e
    63a059d05c8b22c7c51e2cfee2d8bef511412e93c859a13726d87c57d1bc4c2e68ab121562f839c3a3d233e87ed63c69b7e57525367753fbebcc2a9805a28026
    59f5888b2c69115bf865559f10d906c09d048a0d71bfee4b33857393ec2b69e451433496d02c9a7910abb954317720bbde9e69108eafc3e90bad3d5ca4066d7b
    1e49013fa04e948104a1dd82b12509ecb146e948c54bd8bfb5e6d18127cd1f7a93c3cf9f2d869d5a78878c03fe808a0d799e910be6f26d18db61c485b303631d
    3568368fc41986d08a95ea6ac0592240c19d7b22416b9c82ae6241e211dd5610d0baaa9823158f9c32b66318f5529491b7eeadcaa71898a63bac9d95f4aa548d
    5e97568d744fc429104e32edd9c87519892a198a30d333d427739ffb9607b092e910ae37771abf2adb9f63bc058bf58062ad456cb934679795bbdfcdfad5e0f2`,
};

const whole = (hex: string): bigint => BigInt(`0x${hex.replace(/\s/g, "")}`);
function inverse(a: bigint, n: bigint): bigint {
  let [r, s, x, y] = [n, ((a % n) + n) % n, 0n, 1n];
  while (s > 0n) [r, s, x, y] = [s, r % s, y, x - (r / s) * y];
  return ((x % n) + n) % n;
}

test("RFC 9474: the vector of the randomized variant, client by our hands, signer by raw RSA", () => {
  const [p, q] = [whole(RFC.p), whole(RFC.q)];
  const n = p * q;
  const d = inverse(65537n, (p - 1n) * (q - 1n));
  const url = (x: bigint): string =>
    Buffer.from(x.toString(16).padStart(x.toString(16).length + (x.toString(16).length % 2), "0"), "hex").toString("base64url");
  const jwk = {
    kty: "RSA",
    n: url(n),
    e: "AQAB",
    d: url(d),
    p: url(p),
    q: url(q),
    dp: url(d % (p - 1n)),
    dq: url(d % (q - 1n)),
    qi: url(inverse(q, p)),
  };
  const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
  const key = { n: n.toString(16), e: "10001" };
  const message = bytes(RFC.message);
  const request = blind(key, message, bytes(RFC.prefix), bytes(RFC.salt), inverse(whole(RFC.inverse), n));
  assert.ok(request);
  assert.equal(hexOf(request.blinded), RFC.blinded.replace(/\s/g, ""));
  assert.equal(request.inverse, whole(RFC.inverse));
  const signed = new Uint8Array(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, request.blinded));
  assert.ok(isSigned(key, request.blinded, signed));
  const token = finishToken(key, message, request, signed);
  assert.equal(token && hexOf(token), RFC.prefix + RFC.signature.replace(/\s/g, ""));
});

test("a token is an RSA-PSS signature to OpenSSL; any other byte of it, key or message is refused", () => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = pair.publicKey.export({ format: "jwk" });
  const hex = (s: string | undefined): string =>
    Buffer.from(s ?? "", "base64url")
      .toString("hex")
      .replace(/^0+/, "");
  const key = { n: hex(jwk.n), e: hex(jwk.e) };
  for (let i = 0; i < 20; i++) {
    const message = random(i);
    const request = requestToken(key, message, random);
    assert.ok(request);
    const signed = new Uint8Array(privateDecrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, request.blinded));
    const token = finishToken(key, message, request, signed);
    assert.ok(token);
    const publicKey = createPublicKey({ key: jwk, format: "jwk" });
    const pss = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    assert.ok(verify("sha384", Buffer.concat([token.subarray(0, 32), message]), pss, token.subarray(32)));
    for (const at of [0, 31, 32, 100, token.length - 1]) {
      const bent = token.slice();
      bent[at] = (bent[at] as number) ^ 1;
      assert.equal(checkToken(key, message, bent), false);
    }
    assert.equal(checkToken(key, random(33), token), false);
    assert.equal(checkToken(key, message, token.subarray(1)), false);
    const wrong = signed.slice();
    wrong[50] = (wrong[50] as number) ^ 1;
    assert.equal(isSigned(key, request.blinded, wrong), false);
    assert.equal(finishToken(key, message, request, wrong), undefined);
  }
  assert.equal(requestToken({ n: "c5", e: "10001" }, random(3), random), undefined);
});
