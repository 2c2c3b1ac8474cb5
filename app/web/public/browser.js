// Read by every browser before anything else, Internet Explorer included: plain old JavaScript, never compiled.
// 1. Below the floor (data-floor, of Chromium; what others can is asked of them) it says in one sentence what to install.
// 2. Methods younger than the floor that the pages use are filled in where they are missing; tests/old-browsers.test.ts holds the list to it.
(function () {
  var here = document.getElementById("browser");
  var floor = Number(here.getAttribute("data-floor"));
  var chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  var can = function (name, of) {
    return typeof of[name] === "function";
  };
  var young = can("replaceAll", String.prototype) && (floor < 100 || (can("structuredClone", window) && can("findLast", Array.prototype)));
  if (!young || (chromium && Number(chromium[1]) < floor)) {
    var words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.id = "browser-too-old";
    words.style.cssText = "margin:0;padding:16px;font:16px/1.6 sans-serif;color:#6b1a00;background:#fff1e6;border-bottom:2px solid #d4380d";
    words.appendChild(document.createTextNode(here.getAttribute("data-words")));
    document.body.insertBefore(words, here);
  }
  if (!can("assign", Object)) return;

  function fill(of, name, method) {
    if (!can(name, of)) Object.defineProperty(of, name, { value: method, writable: true, configurable: true });
  }
  function at(index) {
    var i = Math.trunc(index) || 0;
    return this[i < 0 ? this.length + i : i];
  }
  fill(Array.prototype, "at", at);
  fill(String.prototype, "at", at);
  fill(Object.getPrototypeOf(Uint8Array.prototype), "at", at);
  fill(Object, "hasOwn", function (object, key) {
    return Object.prototype.hasOwnProperty.call(object, key);
  });
  fill(Array.prototype, "toSorted", function (compare) {
    return Array.prototype.slice.call(this).sort(compare);
  });
  fill(Array.prototype, "toReversed", function () {
    return Array.prototype.slice.call(this).reverse();
  });
  fill(Array.prototype, "toSpliced", function () {
    var copy = Array.prototype.slice.call(this);
    copy.splice.apply(copy, arguments);
    return copy;
  });
  fill(Array.prototype, "with", function (index, value) {
    var copy = Array.prototype.slice.call(this);
    copy[index < 0 ? copy.length + index : index] = value;
    return copy;
  });
  fill(Array.prototype, "findLast", function (test, self) {
    for (var i = this.length - 1; i >= 0; i--) if (test.call(self, this[i], i, this)) return this[i];
  });
  fill(Array.prototype, "findLastIndex", function (test, self) {
    for (var i = this.length - 1; i >= 0; i--) if (test.call(self, this[i], i, this)) return i;
    return -1;
  });
  if (typeof Map !== "function" || typeof Symbol !== "function") return;
  fill(Map, "groupBy", function (items, keyOf) {
    var groups = new Map();
    var i = 0;
    Array.from(items).forEach(function (item) {
      var key = keyOf(item, i++);
      if (groups.has(key)) groups.get(key).push(item);
      else groups.set(key, [item]);
    });
    return groups;
  });
  fill(Object, "groupBy", function (items, keyOf) {
    var groups = Object.create(null);
    Map.groupBy(items, keyOf).forEach(function (some, key) {
      groups[key] = some;
    });
    return groups;
  });
})();
