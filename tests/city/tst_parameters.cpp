#include "tests/city/town_files.h"

using namespace planner;

class TestParameters : public QObject {
    Q_OBJECT

private slots:
    void profileIsCompleteAndPlausible() {
        const Parameters profile = chengduProfile();
        QCOMPARE(profile.profileName(), std::string("Chengdu 2025"));
        QVERIFY(profile.all().size() > 150);
        for (const auto& [name, parameter] : profile.all()) {
            QVERIFY2(!parameter.source.empty() && !parameter.titleEn.empty() && !parameter.titleZh.empty() &&
                         !parameter.unit.empty(),
                     name.c_str());
            QVERIFY2(parameter.minimum < parameter.maximum, name.c_str());
            QVERIFY2(parameter.titleEn != parameter.titleZh, name.c_str());
        }
    }

    void otherRoomsFindTheirValues_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("value");
        const auto row = [](const char* name, double value) {
            QTest::newRow(name) << QString(name) << value;
        };
        row("demand.kg_per_person_day", 0.25);
        row("demand.persons_per_household", 2.6);
        row("demand.floor_area_per_person_m2", 40);
        row("demand.households_per_cabin", 1500);
        row("siting.max_walk_m", 500);
        row("siting.unserved_walk_m", 1500);
        row("network.snap_limit_m", 200);
        row("network.study_margin_m", 3000);
        row("network.join_tolerance_m", 0.05);
        row("cabin.volume_small_m3", 6);
        row("cabin.volume_standard_m3", 12);
        row("cabin.volume_large_m3", 25);
        row("cabin.threshold", 0.8);
        row("cabin.max_storage_days", 7);
        row("collection.horizon_days", 7);
        row("collection.fill_variation", 0.3);
        row("collection.overflow_probability", 0.05);
        row("truck.capacity_kg", 1500);
        row("truck.volume_m3", 16);
        row("truck.shift_h", 8);
        row("truck.start_h", 8);
        row("truck.service_fixed_min", 4);
        row("truck.service_min_per_100kg", 1.5);
        row("truck.unload_min", 20);
        row("truck.cost_per_km", 2.2);
        row("truck.cost_per_hour", 55);
        row("truck.cost_per_day", 180);
        row("cover.near_m", 150);
        row("cover.mid_m", 300);
        row("cover.far_m", 500);
        row("data.max_bad_share", 0.2);
    }
    void otherRoomsFindTheirValues() {
        QFETCH(QString, name);
        QFETCH(double, value);
        QCOMPARE(chengduProfile().value(name.toStdString()), value);
    }

    void everyStreamHasItsNumbers() {
        const Parameters profile = chengduProfile();
        double shares = 0.0;
        for (const auto& [name, parameter] : profile.all()) {
            if (!name.starts_with("stream.") || !name.ends_with(".share"))
                continue;
            shares += parameter.value;
            const std::string stream = name.substr(7, name.size() - 13);
            QVERIFY(profile.value("stream." + stream + ".density_loose") <=
                    profile.value("stream." + stream + ".density_flat"));
            QVERIFY(profile.value("cost.payout." + stream) <= profile.value("cost.sale." + stream));
            QVERIFY(profile.value("carbon.saved." + stream) >= 0.0);
        }
        QVERIFY(std::abs(shares - 1.0) < 1e-9);
    }

    void overrides_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isAccepted");
        QTest::addColumn<double>("number");
        QTest::newRow("whole") << "300" << true << 300.0;
        QTest::newRow("fraction") << "333.5" << true << 333.5;
        QTest::newRow("sign and blanks") << " +400 " << true << 400.0;
        QTest::newRow("smallest") << "50" << true << 50.0;
        QTest::newRow("too small") << "49.9" << false << 0.0;
        QTest::newRow("too large") << "5001" << false << 0.0;
        QTest::newRow("word") << "far" << false << 0.0;
        QTest::newRow("unit behind") << "300 m" << false << 0.0;
        QTest::newRow("decimal comma") << "300,5" << false << 0.0;
        QTest::newRow("nothing") << "" << false << 0.0;
        QTest::newRow("infinite") << "inf" << false << 0.0;
        QTest::newRow("not a number") << "nan" << false << 0.0;
    }
    void overrides() {
        QFETCH(QString, value);
        QFETCH(bool, isAccepted);
        QFETCH(double, number);
        const Parameters profile = chengduProfile();
        try {
            const Parameters changed = profile.with("siting.max_walk_m", value.toStdString());
            QVERIFY(isAccepted);
            QCOMPARE(changed.value("siting.max_walk_m"), number);
            QVERIFY(changed.at("siting.max_walk_m").isOverridden);
            QVERIFY(!profile.at("siting.max_walk_m").isOverridden);
        } catch (const Error& error) {
            QVERIFY2(!isAccepted, error.what());
            QCOMPARE(error.code(), ErrorCode::BadValue);
            QCOMPARE(error.details().name, std::string("siting.max_walk_m"));
        }
    }

    void unknownNameIsRefused() {
        const Parameters profile = chengduProfile();
        QVERIFY_EXCEPTION_THROWN((void)profile.at("siting.max_wlak_m"), Error);
        QVERIFY_EXCEPTION_THROWN((void)profile.with("siting.max_wlak_m", "3"), Error);
    }

    void brokenProfilesAreRefused_data() {
        QTest::addColumn<QString>("json");
        const QString value =
            R"({"name":"a","unit":"m","value":%1,"range":%2,"confidence":"%3","source":"s",)"
            R"("title":{"en":"A","zh":"甲"}%4})";
        const auto profile = [](const QString& values) {
            return R"({"profile":"p","values":[)" + values + "]}";
        };
        QTest::newRow("not JSON") << "{";
        QTest::newRow("no profile") << R"({"values":[]})";
        QTest::newRow("no values") << R"({"profile":"p"})";
        QTest::newRow("unknown member") << profile(value.arg("1", "[0,2]", "assumed", R"(,"x":1)"));
        QTest::newRow("outside its range") << profile(value.arg("3", "[0,2]", "assumed", ""));
        QTest::newRow("range of one") << profile(value.arg("1", "[0]", "assumed", ""));
        QTest::newRow("text for a number") << profile(value.arg(R"("1")", "[0,2]", "assumed", ""));
        QTest::newRow("no such confidence") << profile(value.arg("1", "[0,2]", "sure", ""));
        const QString good = value.arg("1", "[0,2]", "assumed", "");
        QTest::newRow("named twice") << profile(good + "," + good);
    }
    void brokenProfilesAreRefused() {
        QFETCH(QString, json);
        QVERIFY_EXCEPTION_THROWN((void)Parameters::fromJson(json.toStdString(), "p.json"), Error);
    }
};

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
