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
  askFirst();

  // 3. Who is signed in, and what the page will then ask of the server first (data-first: page, endpoint, body, permission), is asked while the
  // page's code is still under way; platform/ui/first-asked.ts takes the answers.
  function askFirst() {
    var first = here.getAttribute("data-first");
    if (!first || !can("fetch", window) || location.pathname === "/sign-in") return;
    // The post this tab works in, and what it was allowed to ask at the last opening: that is asked at once, beside who is signed in.
    var kept = null;
    var granted = "";
    try {
      kept = sessionStorage.getItem("bihuan.post");
      granted = sessionStorage.getItem("bihuan.first") || "";
    } catch (e) {
      // Without storage the person's last post is taken, as by every call.
    }
    var atOnce = kept && granted.indexOf(kept + " ") === 0 ? granted.split(" ") : [];
    function ask(path, body, post) {
      var headers = { "x-bihuan": "1", "content-type": "application/json" };
      if (post) headers["x-bihuan-post"] = post;
      return fetch(path, { method: body ? "POST" : "GET", body: body, credentials: "same-origin", headers: headers });
    }
    function note(path, body, post, answer) {
      answer.catch(function () {});
      window.firstAsked.push({ path: path, body: body || "", post: post, answer: answer, at: Date.now() });
    }
    window.firstAsked = [];
    var me = ask("/api/me", undefined, kept);
    note("/api/me", "", Promise.resolve(kept), me);
    var known = me.then(function (answer) {
      return answer.ok ? answer.clone().json() : null;
    });
    var post = known.then(function (who) {
      return who && String(who.postId);
    });
    post.catch(function () {});
    var wanted = JSON.parse(first);
    wanted.forEach(function (one) {
      if (one[0] !== location.pathname) return;
      if (atOnce.indexOf(one[1]) > 0) return note(one[1], one[2], Promise.resolve(kept), ask(one[1], one[2], kept));
      var answer = known.then(function (who) {
        if (who && may(who, one)) return ask(one[1], one[2], String(who.postId));
      });
      note(one[1], one[2], post, answer);
    });
    known
      .then(function (who) {
        if (!who) return;
        var paths = wanted.filter(may.bind(null, who)).map(function (one) {
          return one[1];
        });
        sessionStorage.setItem("bihuan.first", [who.postId].concat(paths).join(" "));
      })
      ["catch"](function () {});
    function may(who, one) {
      return who.permissions.indexOf(one[3]) >= 0;
    }
  }

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
